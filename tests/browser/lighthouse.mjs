// Lighthouse, as a phone, over several pages in one Chromium: what `node lighthouse.mjs
// '{"urls": [...], "categories": [...], "throttled": true, "runs": 1}'` prints is a list of
// {url, scores, failed}. Chromium's path is in CHROME_PATH.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const { urls, categories, throttled, runs } = JSON.parse(process.argv[2]);
const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];
const chrome = await launch({ chromeFlags: flags, logLevel: "silent" });
const pause = throttled ? 1000 : 250; // without a score for speed nobody has to wait for quiet
const options = {
  disableFullPageScreenshot: true,
  pauseAfterFcpMs: pause,
  pauseAfterLoadMs: pause,
  networkQuietThresholdMs: pause,
  cpuQuietThresholdMs: pause,
  port: chrome.port,
  logLevel: "silent",
  onlyCategories: categories,
  throttlingMethod: throttled ? "simulate" : "provided",
};

function summary({ lhr }) {
  const failed = Object.values(lhr.audits)
    .filter((audit) => audit.score !== null && audit.score < 1)
    .filter((audit) => ["binary", "numeric", "metricSavings"].includes(audit.scoreDisplayMode))
    .map((audit) => `${audit.id}: ${audit.title} ${audit.displayValue ?? ""}`.trim());
  const scores = Object.values(lhr.categories).map((one) => [one.id, Math.round(100 * one.score)]);
  return { url: lhr.requestedUrl, scores: Object.fromEntries(scores), failed };
}

const found = [];
try {
  for (const url of urls) {
    for (let run = 0; run < runs; run++) found.push(summary(await lighthouse(url, options)));
  }
} finally {
  chrome.kill();
}
console.log(JSON.stringify(found));
