// Makes the scripts of the pages: classic scripts, because module scripts do not run from a folder
// on a computer. The scripts of block types are found by their folders.

import { build } from "esbuild";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const generator = dirname(dirname(fileURLToPath(import.meta.url)));
const out = process.argv[2] ?? join(generator, "generated");
const blocks = readdirSync(join(generator, "blocks")).sort();
const scripts = blocks.map((type) => `./blocks/${type}/${type}.js`);
const imports = [...scripts.filter((path) => existsSync(join(generator, path))), "./client/main.js"];

const settings = {
  bundle: true,
  minify: true,
  charset: "utf8",
  format: "iife",
  target: ["chrome109", "safari15.4", "firefox115"],
  legalComments: "none",
  logLevel: "warning",
  absWorkingDir: generator,
};
await build({
  ...settings,
  stdin: { contents: imports.map((path) => `import ${JSON.stringify(path)};`).join("\n"), resolveDir: generator },
  outfile: join(out, "sheet.js"),
});
await build({
  ...settings,
  entryPoints: ["client/word.js"],
  globalName: "toolkitWord",
  outfile: join(out, "word.js"),
});
