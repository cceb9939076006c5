import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parentPort } from "node:worker_threads";
import { loadPyodide } from "pyodide";

const MAX_MEMORY_BYTES = 256 * 1024 * 1024;
const PAGE_BYTES = 64 * 1024;

// A program that asks for too much gets a MemoryError instead of taking the machine's memory.
const { value: grow } = Object.getOwnPropertyDescriptor(WebAssembly.Memory.prototype, "grow");
WebAssembly.Memory.prototype.grow = function growWithinLimit(pages) {
  if (this.buffer.byteLength + pages * PAGE_BYTES > MAX_MEMORY_BYTES) throw new RangeError("memory limit");
  return grow.call(this, pages);
};

const folder = import.meta.dirname;
const python = await loadPyodide({ stdout: () => {}, stderr: () => {}, jsglobals: Object.create(null) });
python.FS.mkdirTree("/awaited/lab");
for (const name of readdirSync(folder).filter((file) => file.endsWith(".py"))) {
  python.FS.writeFile(`/awaited/lab/${name}`, readFileSync(path.join(folder, name)));
}
const runJob = python.runPython(`
import sys
sys.dont_write_bytecode = True
sys.path.insert(0, "/awaited")
from lab.runner import run_job
run_job
`);

parentPort.on("message", (request) => {
  parentPort.postMessage(runJob(request), []);
});
parentPort.postMessage("ready", []);
