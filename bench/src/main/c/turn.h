/* A channel of a TURN server (RFC 8656) for each flow, from the flow's source to its target. The server asks for no password. */
#pragma once
#include "relay.h"
#define COOKIE 0x2112A442u
#define ALLOCATE 3
#define BIND_CHANNEL 9

static void put16(unsigned char *at, uint16_t value) { value = htons(value); memcpy(at, &value, 2); }
static void put32(unsigned char *at, uint32_t value) { value = htonl(value); memcpy(at, &value, 4); }

/* The 4 bytes in front of what a channel carries. */
static void channel(unsigned char *at, unsigned flow, uint16_t length) {
  put16(at, 0x4000 + flow);
  put16(at + 2, length);
}

static unsigned char question[64];
static int question_length;

static void begin_question(uint16_t method, unsigned flow) {
  uint64_t id = now_ns();
  put16(question, method);
  put32(question + 4, COOKIE);
  memcpy(question + 8, &id, 8);
  memcpy(question + 16, &flow, 4);
  question_length = 20;
}

static void attribute32(uint16_t type, uint32_t value) {
  put16(question + question_length, type);
  put16(question + question_length + 2, 4);
  put32(question + question_length + 4, value);
  question_length += 8;
}

static void peer_address(const struct end *peer) {
  unsigned char *at = question + question_length;
  put16(at, 0x12);
  put16(at + 2, 8);
  put16(at + 4, 1);
  put16(at + 6, peer->port ^ (COOKIE >> 16));
  put32(at + 8, ntohl(peer->ip.s_addr) ^ COOKIE);
  question_length += 12;
}

/* The number of the error that an answer tells of; 0: of none. */
static int error(const unsigned char *answer, ssize_t length) {
  for (ssize_t at = 20; at + 8 <= length; at += 4 + ((answer[at + 2] << 8 | answer[at + 3]) + 3) / 4 * 4) {
    if (answer[at] == 0 && answer[at + 1] == 9) return answer[at + 6] * 100 + answer[at + 7];
  }
  return 0;
}

/* Asks from the address of a flow's source until there is an answer. */
static void ask(int socket, const struct sockaddr_in *server, unsigned flow, const char *what, int harmless) {
  unsigned char answer[2048];
  char control[CMSG_SPACE(sizeof(struct in_pktinfo))] __attribute__((aligned(8))) = {0};
  struct cmsghdr *c = (void *)control;
  *c = (struct cmsghdr){CMSG_LEN(sizeof(struct in_pktinfo)), IPPROTO_IP, IP_PKTINFO};
  ((struct in_pktinfo *)CMSG_DATA(c))->ipi_spec_dst = flows[flow].source.ip;
  struct iovec v = {question, question_length};
  struct msghdr m = {(void *)server, sizeof *server, &v, 1, control, sizeof control, 0};
  put16(question + 2, question_length - 20);
  for (int tries = 0; tries < 10; tries++) {
    uint64_t end = now_ns() + 500000000;
    if (sendmsg(socket, &m, 0) < 0) die(what);
    while (now_ns() < end) {
      ssize_t n = recv(socket, answer, sizeof answer, MSG_DONTWAIT);
      if (n < 20 || memcmp(answer + 8, question + 8, 12)) continue;
      int failed = error(answer, n);
      if (answer[0] == 1 && (!failed || failed == harmless)) return;
      fprintf(stderr, "TURN: %s was refused: %d\n", what, failed);
      exit(3);
    }
  }
  fprintf(stderr, "TURN: no answer to %s\n", what);
  exit(3);
}

/* What an earlier run has allocated from the same addresses is still there, and serves as well. */
static void allocate(int socket, const struct sockaddr_in *server) {
  for (unsigned flow = 0; flow < flow_count; flow++) {
    begin_question(ALLOCATE, flow);
    attribute32(0x19, IPPROTO_UDP << 24);
    attribute32(0x0D, 3600);
    ask(socket, server, flow, "an allocation", 437);
    begin_question(BIND_CHANNEL, flow);
    attribute32(0x0C, (0x4000 + flow) << 16);
    peer_address(&flows[flow].target);
    ask(socket, server, flow, "a channel", 0);
  }
}
