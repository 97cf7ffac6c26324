import { plainHistory, recordedHistory } from './dist/prompts.js';
import { ask, ours } from './dist/contestants.js';
import { answering, from, pieces } from './dist/wire.js';
const prompt = process.argv[2]==='rec' ? await recordedHistory(2000) : plainHistory(2000);
const m = ours(answering(from(pieces(1,16))));
const end = performance.now()+6000; let n=0; const t=performance.now();
while (performance.now()<end) { const {stream}=await ask(m,prompt); await stream.cancel(); n++; }
console.log(((performance.now()-t)/n).toFixed(2),'ms');
