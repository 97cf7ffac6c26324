import { contentOf, decode, type Wire } from './bridge.ts';
import { variantsOf, type Variant } from './document.ts';
import type { Requests } from './requests.ts';
import { sampleObject } from './sample.ts';
import { testedBy, holds, itemsOf, streams } from './streams.ts';
import { mark, type Row, type Table } from './table.ts';

/** What the endpoint answers with. */
export async function measureOutputItems(requests: Requests): Promise<Table> {
  const rows: Row[] = [];
  for (const item of variantsOf('OutputItem')) rows.push(await measureItem(item, requests));
  const about =
    'decoded: the parts that a caller sees of it. goes back: how it stands in the next request, where the endpoint keeps nothing (`stateless`) and where it does (`stored`).';
  return { name: 'Output items', about, rows };
}

async function measureItem(item: Variant, { replayed }: Requests): Promise<Row> {
  const { type } = item;
  const real = streams.flatMap(itemsOf).filter(each => each.type === type);
  const instances = real.length > 0 ? real : [{ ...sampleObject(item), type }];
  const parts = await Promise.all(instances.map(async each => (await contentOf([each])).map(part => part.type)));
  const known = await isKnown({ ...instances[0], type });
  const isIt = (sent: Wire) => (sent.type ?? 'message') === type;
  const after = replayed.filter(({ output }) => output.some(isIt));
  const refersTo = ({ output, stored }: (typeof after)[number]) =>
    output.some(own => isIt(own) && stored.some(({ type: sent, id }) => sent === 'item_reference' && id === own.id));
  const decoded = known ? [...new Set(parts.flat())].join(', ') : '';
  return {
    name: type,
    cells: {
      decoded,
      'goes back': after.some(({ whole }) => whole.some(isIt)) ? 'whole' : '',
      'goes back where it is kept': toWay({
        'by id': after.some(refersTo),
        whole: after.some(({ stored }) => stored.some(isIt)),
      }),
      tested: testedBy(decoded, stream => itemsOf(stream).some(isIt)),
    },
  };
}

/** The first of the ways that was seen. */
const toWay = (ways: Record<string, boolean>): string => Object.keys(ways).find(way => ways[way]) ?? '';

/** Whether it is told otherwise than an item that nobody knows. */
async function isKnown(item: Wire): Promise<boolean> {
  const done = { type: 'response.output_item.done', output_index: 0, item };
  const parts = await decode([done, { type: 'response.completed', response: { output: [] } }]);
  return !holds(parts, ({ unknownItems }) => unknownItems !== undefined);
}

/** Parts of the content of answers, and what a text cites. */
export async function measureContent({ bodies }: Requests): Promise<Table> {
  const contents = [...variantsOf('OutputContent'), ...variantsOf('SummaryTextContent'), ...variantsOf('Annotation')];
  const rows: Row[] = [];
  for (const content of contents) {
    const isIt = (part: Wire) => part.type === content.type;
    const decoded = mark(await isTold(content));
    const encoded = mark(bodies.some(({ input }) => holds(input, isIt)));
    const tested = testedBy(decoded, stream => holds(itemsOf(stream), isIt));
    rows.push({ name: content.type, cells: { decoded, encoded, tested } });
  }
  return { name: 'Content of answers, and citations', about: '', rows };
}

/** Whether a caller sees something else where a part is taken out of an item that has it. */
async function isTold(content: Variant): Promise<boolean> {
  const real = streams.flatMap(itemsOf).filter(item => holds(item, part => part.type === content.type));
  const [item = citing(content)] = real;
  const [given, without] = await Promise.all([item, strip(item, content.type)].map(each => contentOf([each])));
  return JSON.stringify(given) !== JSON.stringify(without);
}

/** A message that cites something. */
function citing(content: Variant): Wire {
  const text = {
    type: 'output_text',
    text: 'A text.',
    annotations: [{ ...sampleObject(content), type: content.type }],
  };
  return { type: 'message', id: 'msg_1', role: 'assistant', status: 'completed', content: [text] };
}

function strip(item: Wire, type: string): Wire {
  return JSON.parse(
    JSON.stringify(item, (_, value: unknown) =>
      Array.isArray(value) ? value.filter(inner => inner === null || inner.type !== type) : value,
    ),
  );
}
