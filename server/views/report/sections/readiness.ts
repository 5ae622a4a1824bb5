import { buildReadiness } from '../../pages/assumptions/readiness-view.ts'
import { equipmentTable } from '../../tables/equipment-view.ts'
import { defaultsToConfirm } from '../../tables/to-confirm-view.ts'
import { layerStatuses } from '../../layers/layer-status.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'
import { MISSING, percent } from '#shared/formats/figures.ts'
import { tableOf } from '../parts/blocks.ts'
import { decisionsTable } from '../parts/decisions/decisions-block.ts'
import { equipmentBlock } from '../parts/page-blocks.ts'
import { left, right, words } from '../parts/report-parts.ts'
import { STATE_NAMES } from '../../messages/verdict/state-words.ts'
import { isToldIn } from '#shared/report/presets.ts'
import type { ReportInput, SectionBody, TableBlock } from '../report-model.ts'

function statesTable({ plan, result }: ReportInput): TableBlock {
	return tableOf({
		title: 'Layers',
		columns: [left('Layer', 0.6), left('State', 0.5), left('Why', 3)],
		rows: layerStatuses(plan, result).map(({ layer, state, status, note }) => [
			{ text: LAYER_NAMES[layer], swatch: layer },
			{ text: STATE_NAMES[state], status },
			words(note),
		]),
		least: 5,
		noun: 'layers',
		empty: '',
	})
}

function pointsTable({ plan, result }: ReportInput): TableBlock {
	return tableOf({
		title: 'Missing, inconsistent or doubtful, worst first',
		columns: [left('Item', 1.6), left('How to resolve', 1.4)],
		rows: buildReadiness(plan, result).points.map(({ text, mend }) => [words(text), words(mend)]),
		least: 3,
		noun: 'items',
		empty: 'No missing, inconsistent or doubtful items.',
	})
}

function confirmTable({ plan }: ReportInput): readonly TableBlock[] {
	const open = defaultsToConfirm(plan)
	if (open === null) return []
	return [
		tableOf({
			title: 'Unconfirmed defaults',
			columns: [left('Value', 1.2), right('Now'), left('Source', 1.6)],
			rows: open.rows.map(({ name, value, source, why }) => [
				words(name),
				{ text: value, guess: true },
				words([why, source].filter((part) => part !== '').join('; ') || MISSING),
			]),
			least: 3,
			noun: 'values',
			empty: '',
		}),
	]
}

/** What is still open before the plan can be relied on, and what must be decided when. */
export function readinessSection(input: ReportInput): SectionBody {
	const { plan, result, behind, facts } = input
	const share = behind?.readiness.share ?? null
	const orders = equipmentTable(plan, result)
	return {
		bookmark: 'Readiness and open items',
		finding: buildReadiness(plan, result).title,
		lede:
			share === null
				? 'What is missing, contradicts itself or is doubtful, and the dates by which something must be ordered.'
				: `${percent(share)} of the inputs behind the plan’s losses are its own with a source.`,
		blocks: [
			statesTable(input),
			pointsTable(input),
			...confirmTable(input),
			{ ...decisionsTable(input), anchor: 'decisions' },
			...(orders === null || isToldIn(facts.settings, 'infrastructure')
				? []
				: [{ ...equipmentBlock(orders), anchor: 'orders', title: `${orders.title}: what is to be ordered when` }]),
		],
	}
}
