import type { Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { unbroken } from '../format/words.ts'
import type { Table } from '../view/table.ts'
import './ff-table.ts'
import './ff-trouble.ts'

/** A list of sentences; nothing where there is none. */
export const textList = (texts: readonly string[]) =>
  texts.length === 0
    ? nothing
    : html`<ul class="texts">${texts.map((text) => html`<li>${unbroken(text.replaceAll('`', ''))}</li>`)}</ul>`

/** A table behind a line that opens it; nothing without one. */
export const folded = (summary: string, table: Table | undefined) =>
  table === undefined
    ? nothing
    : html`<details><summary>${summary}</summary><ff-table show-caption .table=${table}></ff-table></details>`

export interface Chosen {
  readonly label: string
  /** value and words of each */
  readonly options: readonly (readonly [string, string])[]
  readonly current: string
  readonly choose: (value: string) => void
}

/** One of many by name, where links beside each other would be too many. */
export const picked = ({ label, options, current, choose }: Chosen) =>
  html`<label class="pick"
    ><span>${label}</span>
    <select @change=${({ target }: Event) => target instanceof HTMLSelectElement && choose(target.value)}>
      ${options.map(([value, words]) => html`<option value=${value} .selected=${value === current}>${words}</option>`)}
    </select></label
  >`

/** What a section shows while its question is on its way, when it was refused, and once it is answered. */
export const renderAsked = <Answer>(
  task: Task<never, Answer> | Task<readonly [never, string], Answer>,
  pending: string,
  complete: (answer: Answer) => TemplateResult | typeof nothing,
) =>
  task.render({
    initial: () => nothing,
    pending: () => html`<p class="quiet" role="status">${pending} …</p>`,
    complete: (answer) => complete(answer as Answer),
    error: (trouble) => html`<ff-trouble .trouble=${trouble} @retry=${() => void task.run()}></ff-trouble>`,
  })
