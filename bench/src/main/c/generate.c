/*
 * Sends DATA through a relay and receives it at the other ends, one thread; prints what it cost the relay.
 * generate FLOWS -p PID -P PORT [-s payload] [-t train] [-w window | -r rate] [-W seconds to warm up] [-d seconds] [-n name]
 * -T: through a TURN server, the same bytes in its channels; -D: to the other ends at once, with no relay between.
 */
#include "turn.h"
#define BATCH 64
static int size = 256, train = 16, window = 1024, rate, port, turn, direct;
static double warm_up = 1, seconds = 3;
static pid_t pid;
static const char *name = "relay";
static clockid_t relay_clock;
static int tx, rx;
static uint64_t received, wrong, *latency;
/* Bytes in front of a frame; and of it with those. */
static int front, stride;
static size_t latencies, latency_room;
static int measuring;
static unsigned char *buffers;
static struct mmsghdr in[BATCH], out[BATCH];
static struct iovec in_v[BATCH], out_v[BATCH];
static char in_c[BATCH][64] __attribute__((aligned(8))), out_c[BATCH][128] __attribute__((aligned(8)));
static unsigned char *frames[BATCH];
static struct sockaddr_in to[BATCH];

static uint64_t relay_cpu(void) {
  struct timespec t;
  if (direct) return 0;
  if (clock_gettime(relay_clock, &t)) return 0;
  return t.tv_sec * 1000000000ull + t.tv_nsec;
}

static int drain(void) {
  int all = 0, n;
  do {
    for (int i = 0; i < BATCH; i++) in[i].msg_hdr.msg_controllen = sizeof in_c[i];
    n = recvmmsg(rx, in, BATCH, MSG_DONTWAIT, NULL);
    uint64_t now = rate ? now_ns() : 0;
    for (int i = 0; i < n; i++) {
      unsigned length = in[i].msg_len, each = segment(&in[i].msg_hdr, length);
      for (unsigned at = 0; at < length; at += each) {
        unsigned char *frame = (unsigned char *)in_v[i].iov_base + at, want[8];
        uint64_t flow, sent;
        memcpy(&flow, frame + 8, 8);
        memcpy(&sent, frame + 16, 8);
        if (flow >= flow_count || length - at < 24) { wrong++; continue; }
        header(want, turn || direct ? &flows[flow].source : &flows[flow].target);
        if (memcmp(want, frame, 8)) wrong++;
        if (measuring && latencies < latency_room) latency[latencies++] = now - sent;
        all++;
      }
    }
  } while (n == BATCH);
  received += all;
  return all;
}

static void prepare(int i, unsigned flow, int count, uint64_t now) {
  for (int s = 0; s < count; s++) {
    unsigned char *frame = frames[i] + (size_t)s * stride + front;
    uint64_t id = flow;
    if (turn) channel(frame - front, flow, size + 8);
    header(frame, &flows[flow].source);
    memcpy(frame + 8, &id, 8);
    memcpy(frame + 16, &now, 8);
  }
  out_v[i].iov_len = (size_t)count * stride;
  if (direct) to[i].sin_addr = flows[flow].target.ip;
  struct in_pktinfo *from = (void *)CMSG_DATA((struct cmsghdr *)out_c[i]);
  from->ipi_spec_dst = flows[flow].source.ip;
}

static int by_size(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return x < y ? -1 : x > y;
}

static int bound(int port) {
  int s = socket(AF_INET, SOCK_DGRAM, 0), room = 4 << 20;
  struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(port)};
  setsockopt(s, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
  setsockopt(s, SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
  if (bind(s, (void *)&a, sizeof a)) die("bind");
  return s;
}

static void set_up(void) {
  int one = 1;
  struct sockaddr_in relay = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  if (direct) relay.sin_port = htons(flows[0].target.port);
  front = turn ? 4 : 0;
  stride = front + 8 + size;
  tx = bound(flows[0].source.port);
  rx = bound(flows[0].target.port);
  if (turn) allocate(tx, &relay);
  if (setsockopt(rx, IPPROTO_UDP, UDP_GRO, &one, sizeof one)) die("UDP_GRO");
  buffers = malloc((size_t)BATCH * 65536);
  for (int i = 0; i < BATCH; i++) {
    in_v[i] = (struct iovec){buffers + (size_t)i * 65536, 65536};
    in[i].msg_hdr = (struct msghdr){.msg_iov = &in_v[i], .msg_iovlen = 1, .msg_control = in_c[i]};
    frames[i] = calloc(1, 66000);
    out_v[i].iov_base = frames[i];
    size_t control = CMSG_SPACE(sizeof(struct in_pktinfo));
    struct cmsghdr *c = (void *)out_c[i];
    *c = (struct cmsghdr){CMSG_LEN(sizeof(struct in_pktinfo)), IPPROTO_IP, IP_PKTINFO};
    if (train > 1) {
      uint16_t each = stride;
      c = (void *)(out_c[i] + control);
      *c = (struct cmsghdr){CMSG_LEN(2), IPPROTO_UDP, UDP_SEGMENT};
      memcpy(CMSG_DATA(c), &each, 2);
      control += CMSG_SPACE(2);
    }
    to[i] = relay;
    out[i].msg_hdr = (struct msghdr){&to[i], sizeof to[i], &out_v[i], 1, out_c[i], control, 0};
  }
}

int main(int count, char **words) {
  int option;
  while ((option = getopt(count, words, "s:t:w:r:d:W:p:P:n:TD")) > 0) {
    switch (option) {
      case 's': size = atoi(optarg); break;
      case 't': train = atoi(optarg); break;
      case 'w': window = atoi(optarg); break;
      case 'r': rate = atoi(optarg); train = 1; break;
      case 'd': seconds = atof(optarg); break;
      case 'W': warm_up = atof(optarg); break;
      case 'T': turn = 1; break;
      case 'D': direct = 1; break;
      case 'p': pid = atoi(optarg); break;
      case 'P': port = atoi(optarg); break;
      case 'n': name = optarg; break;
      default: return 2;
    }
  }
  read_flows(words[optind]);
  set_up();
  if (!direct && clock_getcpuclockid(pid, &relay_clock)) die("the relay's clock");
  latency_room = rate ? (size_t)rate * (seconds + 1) : 0;
  latency = calloc(latency_room + 1, 8);
  int messages = 64 / train;
  unsigned flow = 0;
  uint64_t sent = 0, lost = 0, begin = now_ns(), now = begin, progress = begin;
  uint64_t warm = begin + warm_up * 1e9, end = warm + seconds * 1e9;
  uint64_t cpu = 0, from_sent = 0, from_received = 0, from = 0;
  double next = begin;
  while ((now = now_ns()) < end) {
    if (!measuring && now >= warm) {
      measuring = 1; cpu = relay_cpu(); from_sent = sent; from_received = received; from = now;
    }
    if (rate) {
      if (next <= now) {
        prepare(0, flow, 1, now_ns());
        flow = (flow + 1) % flow_count;
        if (sendmmsg(tx, out, 1, 0) == 1) sent++;
        next += 1e9 / rate;
        if (next < now - 2e6) next = now;
      }
      drain();
    } else {
      if (drain()) progress = now;
      if ((int64_t)(sent - received - lost) + train * messages <= window) {
        for (int i = 0; i < messages; i++) { prepare(i, flow, train, now); flow = (flow + 1) % flow_count; }
        int n = sendmmsg(tx, out, messages, 0);
        if (n > 0) sent += (uint64_t)n * train;
      } else if (now - progress > 30000000) {
        lost = sent - received;
        progress = now;
      }
    }
  }
  uint64_t spent = relay_cpu() - cpu, packets = received - from_received;
  double elapsed = (now_ns() - from) / 1e9;
  uint64_t tail = now_ns() + 50000000;
  measuring = 0;
  while (now_ns() < tail) drain();
  qsort(latency, latencies, 8, by_size);
  double p50 = latencies ? latency[latencies / 2] / 1e3 : 0, p99 = latencies ? latency[latencies * 99 / 100] / 1e3 : 0;
  printf("%s,%d,%d,%s,%.0f,%.0f,%.2f,%.0f,%.1f,%.1f,%lu\n", name, size, train, rate ? "open" : "closed",
         (sent - from_sent) / elapsed, packets / elapsed, sent ? 100.0 * (sent - received) / sent : 0,
         packets ? (double)spent / packets : 0, p50, p99, wrong);
}
