/* What the generator and the forwarder share: the flows that a relay has opened, one a line, as RelayBench writes them. */
#pragma once
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>
#ifndef UDP_SEGMENT
#define UDP_SEGMENT 103
#endif
#ifndef UDP_GRO
#define UDP_GRO 104
#endif

struct end { uint32_t flow; uint16_t tag; struct in_addr ip; uint16_t port; };
struct flow { struct end source, target; };
static struct flow *flows;
static unsigned flow_count;

static void die(const char *what) { perror(what); exit(1); }

static uint64_t now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000ull + t.tv_nsec;
}

/* The 8 bytes in front of a payload. */
static void header(unsigned char *frame, const struct end *end) {
  uint16_t tag = htons(end->tag);
  uint32_t flow = htonl(end->flow);
  frame[0] = 0x84;
  frame[1] = 0;
  memcpy(frame + 2, &tag, 2);
  memcpy(frame + 4, &flow, 4);
}

static void read_flows(const char *path) {
  FILE *file = fopen(path, "r");
  char line[256], from[32], to[32];
  if (!file) die(path);
  flows = calloc(1 << 17, sizeof *flows);
  while (fgets(line, sizeof line, file)) {
    struct flow *f = &flows[flow_count];
    unsigned a, b, c, d, e, g;
    if (sscanf(line, "%u %u %31s %u %u %u %31s %u", &a, &b, from, &c, &d, &e, to, &g) != 8) die("a line of flows");
    f->source = (struct end){a, b, {inet_addr(from)}, c};
    f->target = (struct end){d, e, {inet_addr(to)}, g};
    flow_count++;
  }
  fclose(file);
}

/* Bytes of each datagram of a train that the system has joined; all of them if it has not. */
static unsigned segment(struct msghdr *message, unsigned length) {
  struct cmsghdr *c = CMSG_FIRSTHDR(message);
  if (c && c->cmsg_level == IPPROTO_UDP && c->cmsg_type == UDP_GRO) {
    int size;
    memcpy(&size, CMSG_DATA(c), sizeof size);
    if (size > 0) return size;
  }
  return length;
}
