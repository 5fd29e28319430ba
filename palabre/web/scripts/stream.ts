// One stream of server-sent events for a page. It comes back by itself after the last event it has heard: when a
// connection breaks, with growing pauses; when a device wakes, at once. A page that nobody looks at lets go of it.

type Handlers = Record<string, (data: string) => void>;

const SILENCE = 50_000;
const LOOKS_EVERY = 10_000;
const UNSEEN = 60_000;
const LONGEST_PAUSE = 60_000;
const LOST_AFTER = 2;

const say = (what: "lost" | "found"): boolean => document.dispatchEvent(new CustomEvent(`palabre:${what}`));

export class Stream {
  private source: EventSource | null = null;
  private failures = 0;
  private heardAt = Date.now();
  private openedAt = Date.now();
  private again = 0;
  private letGo = 0;

  constructor(
    private readonly path: string,
    private cursor: string,
    private readonly longAway: number,
    private readonly catchUp: () => Promise<string>,
    private readonly handlers: Handlers,
  ) {}

  start(): void {
    window.setInterval(() => this.look(), LOOKS_EVERY);
    window.addEventListener("online", () => this.wake());
    window.addEventListener("offline", () => this.close());
    window.addEventListener("pagehide", () => this.close());
    window.addEventListener("pageshow", (event) => event.persisted && this.wake());
    document.addEventListener("visibilitychange", () => this.see());
    this.open();
  }

  private see(): void {
    window.clearTimeout(this.letGo);
    if (document.visibilityState === "visible") this.wake();
    else this.letGo = window.setTimeout(() => this.close(), UNSEEN);
  }

  /** Goes on at once; after a long absence the page catches up first. */
  private wake(): void {
    if (this.source && !this.isSilent()) return;
    this.close();
    if (Date.now() - this.heardAt < this.longAway) {
      this.open();
      return;
    }
    void this.catchUp()
      .then((cursor) => {
        this.cursor = cursor || this.cursor;
        this.heardAt = Date.now();
        this.open();
      })
      .catch(() => this.retry());
  }

  private open(): void {
    if (this.source || !navigator.onLine) return;
    window.clearTimeout(this.again);
    const source = new EventSource(`${this.path}?after=${encodeURIComponent(this.cursor)}`);
    this.source = source;
    this.openedAt = Date.now();
    source.onerror = () => this.retry();
    const hear = (handle?: (data: string) => void) => (event: MessageEvent<string>) => {
      this.heardAt = Date.now();
      if (this.failures >= LOST_AFTER) say("found");
      this.failures = 0;
      handle?.(event.data);
      this.cursor = event.lastEventId || this.cursor;
    };
    source.addEventListener("here", hear());
    for (const [name, handle] of Object.entries(this.handlers)) source.addEventListener(name, hear(handle));
  }

  private close(): void {
    window.clearTimeout(this.again);
    this.source?.close();
    this.source = null;
  }

  private retry(): void {
    this.close();
    if (document.visibilityState === "hidden") return;
    this.failures += 1;
    if (this.failures === LOST_AFTER) say("lost");
    const pause = Math.min(LONGEST_PAUSE, 500 * 2 ** this.failures) * (0.5 + Math.random());
    this.again = window.setTimeout(() => this.open(), pause);
  }

  /** A connection that has said nothing for too long is broken, or the device slept. */
  private look(): void {
    if (this.source && this.isSilent()) this.wake();
  }

  private isSilent(): boolean {
    return Date.now() - Math.max(this.heardAt, this.openedAt) > SILENCE;
  }
}
