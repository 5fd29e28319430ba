// Judges pages with Lighthouse: reads {chromium, runs, pages: [{name, url, cookie}]}, writes one line of JSON for each run.
import { readFileSync } from "node:fs";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const { chromium, runs, pages } = JSON.parse(readFileSync(0, "utf8"));
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const FIGURES = {
  fcp: "first-contentful-paint",
  lcp: "largest-contentful-paint",
  tbt: "total-blocking-time",
  cls: "cumulative-layout-shift",
  si: "speed-index",
  bytes: "total-byte-weight",
};

const judge = async ({ name, url, cookie }) => {
  const browser = await launch({ chromePath: chromium, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
  try {
    const headers = cookie ? { Cookie: cookie } : {};
    const { lhr } = await lighthouse(url, {
      port: browser.port,
      onlyCategories: CATEGORIES,
      extraHeaders: headers,
      logLevel: "error",
    });
    const scores = Object.fromEntries(CATEGORIES.map((each) => [each, lhr.categories[each].score ?? 0]));
    const figures = Object.fromEntries(Object.entries(FIGURES).map(([key, id]) => [key, lhr.audits[id]?.numericValue ?? 0]));
    const weighed = new Set(CATEGORIES.flatMap((each) => lhr.categories[each].auditRefs.filter((ref) => ref.weight).map((ref) => ref.id)));
    const lost = Object.values(lhr.audits)
      .filter((audit) => audit.score !== null && audit.score < 0.9 && weighed.has(audit.id))
      .map((audit) => {
        const items = (audit.details?.items ?? []).slice(0, 4).map((item) => item.node?.snippet ?? item.description ?? item.url ?? "");
        return { id: audit.id, title: audit.title, shown: audit.displayValue ?? "", items };
      });
    return { name, scores, figures, lost, problem: lhr.runtimeError?.message ?? "", landed: lhr.finalDisplayedUrl, speed: lhr.environment.benchmarkIndex };
  } finally {
    await browser.kill();
  }
};

for (let run = 0; run < runs; run += 1) {
  for (const page of pages) {
    let judged = await judge(page);
    for (let left = 2; judged.problem && left > 0; left -= 1) judged = await judge(page);
    process.stdout.write(`${JSON.stringify(judged)}\n`);
  }
}
