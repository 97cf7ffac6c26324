/** Times the view of a major over a number of rounds, in a process that has seen no other, as a user's has. Prints the times. */
import { contestants } from '../contestants.ts';
import { interleave } from '../rounds.ts';
import { majors } from '../views.ts';
import { answering, from, pieces, textOf } from '../wire.ts';

const [, , name, perPiece = '1', deltas = '20000', rounds = '21'] = process.argv;
const major = majors.find(each => each === name);
if (major === undefined) throw new Error(`There is no major ${name}.`);

const all = contestants(major, answering(from(pieces(Number(deltas), Number(perPiece)))));
const lengths = await Promise.all(Object.values(all).map(read => read()));
const expected = textOf(Number(deltas)).length;
if (lengths.some(length => length !== expected))
  throw new Error(`Read ${lengths.join(', ')} of ${expected} characters.`);

console.log(JSON.stringify(await interleave(Number(rounds), all)));
