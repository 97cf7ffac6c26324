/** What strict mode refuses and a schema can be without: it then takes more than it did. */
export const removable = [
  'not',
  'if',
  'then',
  'else',
  'dependencies',
  'dependentRequired',
  'dependentSchemas',
  'propertyNames',
  'unevaluatedItems',
  'contains',
  'minContains',
  'maxContains',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'minLength',
  'maxLength',
];

/** The formats that strict mode knows. */
export const formats = ['date-time', 'time', 'date', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uuid'];

/** What says nothing of values, and so may stand beside anything. */
export const annotations = [
  '$schema',
  '$id',
  '$comment',
  '$defs',
  'definitions',
  'title',
  'description',
  'default',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
];

/** A schema with none of these takes anything. */
export const shaping = ['type', 'anyOf', '$ref', 'enum', 'const'];

/** How large a schema may be: values are those of enums, characters those of names and values (developers.openai.com, "Structured outputs", supported schemas). */
export const limits = {
  levels: 10,
  properties: 5_000,
  values: 1_000,
  characters: 120_000,
  long: 250,
  longCharacters: 15_000,
};
