import { costsFinding } from '../../../findings/costs-finding.ts'
import { datesTitle } from '../../../findings/schedule-finding.ts'
import { figuresFrom } from '../../../figures/figure.ts'
import { estimateWords } from '../../../messages/estimate-words.ts'
import { hallCostTable } from '../../../pages/money/cost-parts.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { equipmentTable } from '../../../tables/equipment-view.ts'
import { ganttBlock } from '../../parts/gantt-block.ts'
import { equipmentBlock, figureTable } from '../../parts/page-blocks.ts'
import { standingTable } from '../../parts/standing-table.ts'
import { hallsTable } from '../../sections/infrastructure.ts'
import { laborBlocks, peopleBody } from '../../sections/workforce.ts'
import type { ReportInput, SectionBody } from '../../report-model.ts'
import { estimateScope } from '../exclusions.ts'
import { pairsTable } from '../reader-parts.ts'
import { criticalHall, hallsBuilt, levelTwoChart, stepsTable, turnoverMatrix } from './halls.ts'

const MOST_ROWS = 26

/** Everything that is built, with what waits for what. */
export function schedulePage({ plan, result }: ReportInput): SectionBody {
	return {
		bookmark: 'Schedule',
		finding: datesTitle(plan, result),
		lede: 'Planned dates beside resource-leveled dates: what labor and long-lead items allow. Curves mark what waits without float.',
		blocks: [ganttBlock(plan, result, { most: MOST_ROWS })],
	}
}

/** The steps of the hall that ends last, with critical path and float. */
export function levelTwoPage(input: ReportInput): SectionBody {
	const critical = criticalHall(hallsBuilt(input))
	if (critical === null)
		return { bookmark: 'Level 2', finding: 'No hall is built in this plan', lede: '', blocks: standingTable(input) }
	const path = critical.steps.filter((step) => step.critical).length
	const late = critical.steps.filter(({ floatMonths }) => floatMonths < 0).length
	return {
		bookmark: `Level 2, ${critical.name}`,
		finding: `${sentenceCase(counted(path, 'step'))} of ${String(critical.steps.length)} are critical at ${critical.name}`,
		lede:
			late > 0
				? `Lead times require ${counted(late, 'step')} to start earlier than planned.`
				: 'Float: months a step may move before the hall is late. Dates of steps are as planned; the hall’s own bar shows its leveled date.',
		blocks: [...levelTwoChart(input, critical), stepsTable(critical)],
	}
}

/** Every hall by the level that is turned over, and what a hall is. */
export function matrixPage(input: ReportInput): SectionBody {
	const halls = hallsBuilt(input)
	return {
		bookmark: 'Turnover matrix',
		finding: `${sentenceCase(counted(halls.length, 'hall'))}, by commissioning level`,
		lede: 'Levels: L1 factory test, L2 receipt and installation, L3 pre-functional, L4 functional, L5 integrated systems test.',
		blocks: [
			turnoverMatrix(halls),
			hallsTable(input, { width: 'whole', preset: 'contractor' }),
			...standingTable(input),
		],
	}
}

/** What has to be ordered by when, and what is on order. */
export function longLeadPage({ plan, result }: ReportInput): SectionBody {
	const table = equipmentTable(plan, result)
	return {
		bookmark: 'Long-lead log and quantities',
		finding: table?.title ?? 'No plant is needed',
		lede: 'Units to buy with their size, the last month to order, and the float that is left to it.',
		blocks:
			table === null ? [{ kind: 'prose', title: '', text: 'The plan needs no plant yet.' }] : [equipmentBlock(table)],
	}
}

/** What halls cost, line by line, and what the estimate holds and leaves out. */
export function hallCostPage(input: ReportInput): SectionBody {
	const { plan, result } = input
	const halls = hallCostTable(plan, result, figuresFrom({ plan, result }))
	const { holds, excludes } = estimateScope(input)
	return {
		bookmark: 'Hall cost and basis of estimate',
		finding: costsFinding(plan, result).title,
		lede: sentenceCase(estimateWords(result)),
		blocks: [
			...(halls.rows.length > 0 ? [figureTable(halls, 'lines')] : []),
			pairsTable('Scope of the estimate', holds, ['Item', 'Figure']),
			{ kind: 'prose', title: 'Not in the estimate', text: `${sentenceCase(excludes.join('; '))}.` },
		],
	}
}

/** Who is needed, by trade and month, against who is available. */
export const manpowerPage = (input: ReportInput): SectionBody => peopleBody(input)

/** Hours planned, leveled and reported; slips; and what is reported of progress. */
export const laborPage = (input: ReportInput): SectionBody => ({
	bookmark: 'Hours and progress',
	finding:
		input.result.workforce.construction.hours > 0 ? 'Hours planned, leveled and reported' : 'No hours are worked',
	lede: 'Hours before the first month of the plan count as worked.',
	blocks: laborBlocks(input),
})
