import { buildExplanationView, namesIn } from '../../explain/explanation-view.ts'
import { inOneLine } from '../../explain/origin-words.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { tableOf } from '../parts/blocks.ts'
import { left, right, words } from '../parts/report-parts.ts'
import type { Block, ReportInput, Section, SectionBody, SingleBlock, TableBlock } from '../report-model.ts'

/** What stands before the appendices, and what they are made of. */
export type Printed = {
	readonly printed: readonly Section[]
	/** tables that the sections begin and an appendix prints whole */
	readonly wholes: readonly TableBlock[]
}

export const singlesOf = (blocks: readonly Block[]): readonly SingleBlock[] =>
	blocks.flatMap((block) => (block.kind === 'pair' ? [...block.left, ...block.right] : [block]))

function formulasTable({ plan, behind }: ReportInput): TableBlock {
	const around = { nameOf: namesIn(plan), linkOf: () => null, scopes: [] }
	return tableOf({
		title: 'Headline figures and how each is found',
		columns: [left('Figure', 1), right('Value'), left('How', 2.4), left('Rule', 0.8)],
		rows: (behind?.headlines ?? []).map((explanation) => {
			const view = buildExplanationView(explanation, around)
			const how = [view.meaning, ...view.formula].filter((part) => part !== '')
			return [
				words(view.where),
				{ text: inOneLine({ figure: view.value, unit: view.unit }), strong: true },
				words([...new Set(how)].join(' ')),
				words(view.method),
			]
		}),
		least: 4,
		noun: 'figures',
		empty: 'Formulas are printed in an issued report; in the plan every figure opens its own.',
	})
}

type Traced = { readonly name: string; readonly traces: readonly string[] }

function tracedIn(block: SingleBlock): Traced | null {
	if (block.kind === 'chart') return { name: `Figure ${String(block.number)}. ${block.title}`, traces: block.traces }
	if (block.kind === 'table') return { name: block.title, traces: block.traces }
	if (block.kind === 'figures') {
		const traces = block.figures.flatMap(({ why }) => (why === null ? [] : [why.quantity]))
		return { name: block.figures.map(({ label }) => label).join(', '), traces: [...new Set(traces)] }
	}
	return null
}

/** What each chart and table cites: `strata explain` opens every one of them. */
function tracesTable(printed: readonly Section[]): TableBlock {
	return tableOf({
		title: 'Where each figure and table can be opened: its quantities',
		columns: [left('In', 0.2), left('Figure or table', 1), left('Quantities', 3)],
		rows: printed.flatMap(({ number, anchor, blocks }) =>
			singlesOf(blocks).flatMap((block) => {
				const traced = tracedIn(block)
				if (traced === null || traced.traces.length === 0) return []
				return [[{ text: number, goesTo: anchor }, words(traced.name), words(traced.traces.join(', '))]]
			}),
		),
		least: 4,
		noun: 'figures',
		empty: 'No figure of this report is one of the engine’s.',
	})
}

/** Formulas and traces: no claim of the report without an address at which it can be opened. */
export function formulasAppendix({ printed, ...input }: ReportInput & Printed): SectionBody {
	const count = input.behind?.headlines.length ?? 0
	return {
		bookmark: 'Formulas and traces',
		finding:
			count === 0
				? 'Every figure can be opened'
				: sentenceCase(`${counted(count, 'headline figure')}, and where every other can be opened`),
		lede: 'A quantity is an address: the plan’s pages and the command line open each down to its inputs.',
		blocks: [formulasTable(input), tracesTable(printed)],
	}
}
