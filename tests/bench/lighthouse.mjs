// node lighthouse.mjs ORIGIN ROUNDS PATH…: one line of JSON for each run of Lighthouse's mobile preset. Each round runs
// all pages, each in a browser of its own.

import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const [origin, rounds, ...paths] = process.argv.slice(2);
const chromeFlags = ['--headless=new', '--disable-gpu', ...(process.getuid() === 0 ? ['--no-sandbox'] : [])];
for (let round = 0; round < Number(rounds); round += 1) {
  for (const path of paths) {
    const chrome = await launch({ chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium', chromeFlags });
    try {
      const { lhr } = await lighthouse(origin + path, { port: chrome.port, logLevel: 'error' });
      const number = (audit) => lhr.audits[audit].numericValue;
      console.log(
        JSON.stringify({
          path,
          scores: ['performance', 'accessibility', 'best-practices', 'seo'].map(
            (name) => lhr.categories[name].score * 100,
          ),
          paint: number('largest-contentful-paint'),
          blocked: number('total-blocking-time'),
          moved: number('cumulative-layout-shift'),
          failed: Object.values(lhr.categories)
            .flatMap(({ id, auditRefs }) => (id === 'performance' ? [] : auditRefs))
            .filter(({ weight, id }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
            .map(({ id }) => id),
        }),
      );
    } finally {
      chrome.kill();
    }
  }
}
