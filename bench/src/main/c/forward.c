/*
 * The yardstick: forwards DATA as a relay does and can nothing else. It looks up the slot, compares tag, id and source, rewrites the header.
 * forward single|mmsg|gro PORT FLOWS
 */
#include "relay.h"
#define BATCH 64
#define TRAIN 64
#define MESSAGES 1024
#define PLACES (1 << 20)

struct slot { unsigned char own[8], peer[8]; struct in_addr ip, to; uint16_t port, to_port; };
static struct slot *slots;
static int fd;

static void put(const struct end *own, const struct end *peer) {
  struct slot *s = &slots[own->flow & (PLACES - 1)];
  *s = (struct slot){.ip = own->ip, .to = peer->ip, .port = htons(own->port), .to_port = htons(peer->port)};
  header(s->own, own);
  header(s->peer, peer);
}

static struct slot *look_up(unsigned char *frame, unsigned length, const struct sockaddr_in *from) {
  uint32_t flow;
  if (length < 8) return NULL;
  memcpy(&flow, frame + 4, 4);
  struct slot *s = &slots[ntohl(flow) & (PLACES - 1)];
  if (memcmp(s->own, frame, 8) || s->ip.s_addr != from->sin_addr.s_addr || s->port != from->sin_port) return NULL;
  memcpy(frame, s->peer, 8);
  return s;
}

static void single(void) {
  static unsigned char frame[65536];
  for (;;) {
    struct sockaddr_in from, to = {.sin_family = AF_INET};
    socklen_t length = sizeof from;
    ssize_t n = recvfrom(fd, frame, sizeof frame, 0, (void *)&from, &length);
    struct slot *s = n > 0 ? look_up(frame, n, &from) : NULL;
    if (!s) continue;
    to.sin_addr = s->to;
    to.sin_port = s->to_port;
    sendto(fd, frame, n, 0, (void *)&to, sizeof to);
  }
}

static struct mmsghdr in[BATCH], out[MESSAGES];
static struct iovec in_v[BATCH], out_v[MESSAGES];
static struct sockaddr_in from[BATCH], to[MESSAGES];
static char in_c[BATCH][64] __attribute__((aligned(8))), out_c[MESSAGES][24] __attribute__((aligned(8)));
static int messages, vectors;

static void flush(void) {
  for (int at = 0; at < messages;) {
    int n = sendmmsg(fd, out + at, messages - at, 0);
    at += n > 0 ? n : 1;
  }
  messages = vectors = 0;
}

static void batches(int trains) {
  int one = 1;
  unsigned char *buffers = malloc((size_t)BATCH * 65536);
  if (trains && setsockopt(fd, IPPROTO_UDP, UDP_GRO, &one, sizeof one)) die("UDP_GRO");
  for (int i = 0; i < MESSAGES; i++) {
    to[i].sin_family = AF_INET;
    *(struct cmsghdr *)out_c[i] = (struct cmsghdr){CMSG_LEN(2), IPPROTO_UDP, UDP_SEGMENT};
  }
  for (;;) {
    for (int i = 0; i < BATCH; i++) {
      in_v[i] = (struct iovec){buffers + (size_t)i * 65536, 65536};
      in[i].msg_hdr = (struct msghdr){&from[i], sizeof from[i], &in_v[i], 1, in_c[i], sizeof in_c[i], 0};
    }
    int n = recvmmsg(fd, in, BATCH, MSG_WAITFORONE, NULL);
    struct slot *last = NULL;
    unsigned bytes = 0, each_of = 0, count = 0;
    for (int i = 0; i < n; i++) {
      unsigned length = in[i].msg_len, each = segment(&in[i].msg_hdr, length);
      for (unsigned at = 0; at < length; at += each) {
        unsigned char *frame = (unsigned char *)in_v[i].iov_base + at;
        unsigned l = length - at < each ? length - at : each;
        struct slot *s = look_up(frame, l, &from[i]);
        if (!s) continue;
        if (trains && s == last && l <= each_of && count < TRAIN && bytes + l <= 65000) {
          struct iovec *v = &out_v[vectors - 1];
          struct msghdr *m = &out[messages - 1].msg_hdr;
          if ((unsigned char *)v->iov_base + v->iov_len == frame) v->iov_len += l;
          else { out_v[vectors++] = (struct iovec){frame, l}; m->msg_iovlen++; }
          bytes += l;
          if (++count == 2) {
            uint16_t segment_size = each_of;
            memcpy(CMSG_DATA((struct cmsghdr *)out_c[messages - 1]), &segment_size, 2);
            m->msg_control = out_c[messages - 1];
            m->msg_controllen = sizeof out_c[0];
          }
          if (l < each_of) last = NULL;
        } else {
          out_v[vectors] = (struct iovec){frame, l};
          to[messages].sin_addr = s->to;
          to[messages].sin_port = s->to_port;
          out[messages].msg_hdr = (struct msghdr){&to[messages], sizeof to[0], &out_v[vectors], 1, NULL, 0, 0};
          messages++; vectors++;
          last = s; each_of = bytes = l; count = 1;
        }
        if (vectors == MESSAGES) { flush(); last = NULL; }
      }
    }
    flush();
  }
}

int main(int count, char **words) {
  int room = 4 << 20;
  if (count < 4) return 2;
  read_flows(words[3]);
  slots = calloc(PLACES, sizeof *slots);
  for (unsigned i = 0; i < flow_count; i++) {
    put(&flows[i].source, &flows[i].target);
    put(&flows[i].target, &flows[i].source);
  }
  fd = socket(AF_INET, SOCK_DGRAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
  setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
  struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(atoi(words[2])), .sin_addr.s_addr = htonl(INADDR_ANY)};
  if (bind(fd, (void *)&a, sizeof a)) die("bind");
  printf("READY %d\n", getpid());
  fflush(stdout);
  if (!strcmp(words[1], "single")) single();
  batches(!strcmp(words[1], "gro"));
}
