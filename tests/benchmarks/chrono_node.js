// chrono-node over all texts, as peer.py does it: node chrono_node.js MODULES TEXTS WARM
const [modules, file, warm] = process.argv.slice(2);
const chrono = require(require("path").resolve(modules, "chrono-node"));
const records = require("fs").readFileSync(file, "utf8").split("\u001e").map((record) => record.split("\u001f"));
const texts = records.map(([day, text]) => [text, new Date(day + "T12:00:00")]);
const read = (some) => some.reduce((sum, [text, day]) => sum + chrono.parse(text, day).length, 0);
if (+warm) read(texts.slice(0, +warm));
const before = process.cpuUsage();
const found = read(texts);
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ documents: texts.length, cpu: (user + system) / 1e6, found }));
