import { measureErrors } from './measure-errors.ts';
import { measureEvents } from './measure-events.ts';
import { measureContent, measureOutputItems } from './measure-items.ts';
import {
  measureFields,
  measureInclude,
  measureInputContent,
  measureInputItems,
  measureToolChoice,
  measureTools,
} from './measure-requests.ts';
import { measureResponse, measureUsage } from './measure-response.ts';
import { makeRequests } from './requests.ts';
import { writePage, type Page } from './page.ts';
import { reasons } from './reasons/index.ts';
import type { Table } from './table.ts';

/** Looks at the whole protocol: what there is by the published document, and what the bridge does with it. */
export async function measureAll(): Promise<Table[]> {
  const requests = await makeRequests();
  return [
    await measureOutputItems(requests),
    await measureContent(requests),
    await measureEvents(),
    await measureResponse(),
    await measureUsage(),
    await measureErrors(),
    measureInputItems(requests),
    measureInputContent(requests),
    measureFields(requests),
    measureTools(requests),
    measureToolChoice(requests),
    measureInclude(requests),
  ];
}

/** The page, as it is now. */
export const measurePage = async (): Promise<Page> => writePage(await measureAll(), reasons);
