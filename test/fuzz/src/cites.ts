import type { TextPlan } from './answer.ts';

/** The mark of a citation, which stands in what it cites. */
export const citeMarkOf = (textMark: string, at: number): string => `${textMark}cites${at}`;

/** What a text cites: a page, a file, a file of a container, or the path of one. */
export function citesOf({ cites = [] }: TextPlan, textMark: string): Record<string, unknown>[] {
  return cites.map((type, at) => {
    const mark = citeMarkOf(textMark, at);
    const range = { start_index: 0, end_index: 1 };
    switch (type) {
      case 'url_citation':
        return { type, ...range, url: `https://example.test/${mark}`, title: 'A page' };
      case 'file_citation':
        return { type, index: 0, file_id: `file_${mark}`, filename: 'a.txt' };
      case 'container_file_citation':
        return { type, ...range, container_id: 'cntr_1', file_id: `cfile_${mark}`, filename: 'b.txt' };
      case 'file_path':
        return { type, index: 0, file_id: `path_${mark}` };
    }
  });
}
