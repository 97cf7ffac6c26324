import type { Wire } from './bridge.ts';
import { placesIn, placesOf, variantsOf, words } from './document.ts';
import { has, isObject } from './place.ts';
import { recordedIn } from './records.ts';
import type { Requests } from './requests.ts';
import { shownBy, holds, itemsOf } from './streams.ts';
import { mark, type Row, type Table } from './table.ts';

/** What has a table of its own. */
const apart = ['input', 'tools', 'tool_choice', 'include'];

/** The fields of a request. */
export function measureFields({ bodies }: Requests): Table {
  const places = placesOf('CreateResponse', { apart }).filter(place => !place.startsWith('text.format.'));
  const formats = variantsOf('TextResponseFormatConfiguration').map(({ type }) =>
    measure(`text.format: ${type}`, bodies, body => holds(body.text, format => format.type === type)),
  );
  return {
    name: 'Request fields',
    about: '',
    rows: [...places.map(place => measure(place, bodies, body => has(body, place))), ...formats],
  };
}

/** What a request may tell the endpoint. */
export function measureInputItems({ bodies }: Requests): Table {
  const rows = variantsOf('InputItem').map(({ type }): Row => {
    const { name, cells } = measure(type, bodies, body => typesIn(body).includes(type));
    const replays = shownBy(stream => itemsOf(stream).some(item => item.type === type));
    return { name, cells: { ...cells, tested: join(cells.tested ?? '', replays) } };
  });
  return { name: 'Input items', about: '', rows };
}

/** The types of the items of a request; a message may leave its own out. */
function typesIn({ input }: Wire): string[] {
  // A request holds a list of items, or one text.
  return Array.isArray(input) ? (input as Wire[]).map(({ type = 'message' }) => type) : ['message'];
}

/** The parts that a message of the caller's, or a result, may have. */
export function measureInputContent({ bodies }: Requests): Table {
  const rows = variantsOf('InputContent').flatMap(({ type, properties }): Row[] => {
    const partsIn = (body: Wire) => allOf(body.input).filter(part => part.type === type);
    const { type: _, ...others } = properties;
    return [
      measure(type, bodies, body => partsIn(body).length > 0),
      ...placesIn(others).map(place =>
        measure(`${type}: ${place}`, bodies, body => partsIn(body).some(part => has(part, place))),
      ),
    ];
  });
  return { name: 'Content of requests', about: '', rows };
}

/** The tools that a request declares, and what can be set of them. */
export function measureTools({ bodies }: Requests): Table {
  const rows = variantsOf('Tool').flatMap(({ type, properties }): Row[] => {
    const ofType = (body: Wire) => allOf(body.tools).filter(tool => tool.type === type);
    const { type: _, ...others } = properties;
    const places = placesIn(others);
    const lacks = places.filter(place => !bodies.some(body => ofType(body).some(tool => has(tool, place))));
    const { name, cells } = measure(type, bodies, body => ofType(body).length > 0);
    const lacking = lacks.map(place =>
      measure(`${type}: ${place}`, bodies, body => ofType(body).some(tool => has(tool, place))),
    );
    return [
      {
        name,
        cells: {
          ...cells,
          fields: places.length === 0 ? 'none' : `${places.length - lacks.length} of ${places.length}`,
        },
      },
      ...lacking,
    ];
  });
  return {
    name: 'Tools',
    about:
      'fields: how many of the places that the document has for its settings were sent; those that were not follow.',
    rows,
  };
}

/** How a request says which tool is to be called. */
export function measureToolChoice({ bodies }: Requests): Table {
  const modes = words('ToolChoiceOptions').map(mode => measure(mode, bodies, body => body.tool_choice === mode));
  const forms = variantsOf('ToolChoiceParam').map(({ type }) =>
    measure(type, bodies, body => holds(body.tool_choice, choice => choice.type === type)),
  );
  return { name: 'Tool choice', about: '', rows: [...modes, ...forms] };
}

const includes = (value: string) => (body: Wire) => Array.isArray(body.include) && body.include.includes(value);

/** What more of an answer a request may ask for. */
export function measureInclude({ bodies, asked }: Requests): Table {
  const rows = words('IncludeEnum').map((value): Row => {
    const { name, cells } = measure(value, bodies, includes(value));
    return { name, cells: { ...cells, 'without being told': mark(asked.some(includes(value))) } };
  });
  return {
    name: 'Include',
    about:
      'without being told: the bridge asks for it by itself, where a tool, an option or the state of the call wants it.',
    rows,
  };
}

/** Every request that was made was valid, so what is in one of them is tested by that. */
function measure(name: string, bodies: readonly Wire[], shows: (body: Wire) => boolean): Row {
  const encoded = bodies.some(shows);
  return { name, cells: { encoded: mark(encoded), tested: join(encoded ? 'schema' : '', recordedIn(shows)) } };
}

const join = (...seen: string[]) => seen.filter(each => each !== '').join(', ');

/** Every object in a value. */
function allOf(value: unknown): Wire[] {
  if (!isObject(value)) return [];
  return [value, ...Object.values(value).flatMap(allOf)];
}
