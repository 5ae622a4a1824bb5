import { costsFinding } from '../../../findings/costs-finding.ts'
import { figuresFrom } from '../../../figures/figure.ts'
import { estimateWords } from '../../../messages/estimate-words.ts'
import { hallCostTable } from '../../../pages/money/cost-parts.ts'
import { usd } from '#shared/formats/figures.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { equipmentTable } from '../../../tables/equipment-view.ts'
import { equipmentBlock, figureTable } from '../../parts/page-blocks.ts'
import { laborBlocks, peopleBody } from '../../sections/workforce.ts'
import type { ReportInput, SectionBody } from '../../report-model.ts'
import { estimateScope } from '../exclusions.ts'
import { pairsTable } from '../reader-parts.ts'
import { laborPlanTable } from './labor-plan.ts'
import { hallsLeft } from './schedule-pages.ts'

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

/** «Eight halls cost $14.7B with land, $17.9M per MW IT» */
function hallCostFinding({ plan, result }: ReportInput): string {
	const { figure, money } = figuresFrom({ plan, result })
	if (result.finance.scopes.hallsUsdPerItMW === null) return costsFinding(plan, result).title
	const all = plan.buildPhases.length
	return `${sentenceCase(counted(all, 'hall'))} ${all === 1 ? 'costs' : 'cost'} ${usd(result.finance.committedUsd.infrastructure, money)} with land, ${figure('finance.scopes.hallsUsdPerItMW').text} per MW IT`
}

/** What halls cost, line by line, and what the estimate holds and leaves out. */
export function hallCostPage(input: ReportInput): SectionBody {
	const { plan, result } = input
	const figures = figuresFrom({ plan, result })
	const halls = hallCostTable(plan, result, figures)
	const { holds, excludes } = estimateScope(input)
	return {
		bookmark: 'Hall cost and basis of estimate',
		finding: hallCostFinding(input),
		lede: sentenceCase(estimateWords(result)),
		blocks: [
			...(halls.rows.length > 0 ? [figureTable(halls, 'lines')] : []),
			...hallsLeft(input),
			pairsTable('Scope of the estimate', holds, ['Item', 'Figure']),
			{ kind: 'prose', title: 'Not in the estimate', text: `${sentenceCase(excludes.join('; '))}.` },
			laborPlanTable(input),
		],
	}
}

/** Who is needed, by trade and month, against who is available; page one draws all of them together. */
export function manpowerPage(input: ReportInput): SectionBody {
	const { blocks, ...body } = peopleBody(input)
	const people = blocks.find(({ kind }) => kind === 'chart')
	return { ...body, blocks: blocks.filter((block) => block !== people) }
}

/** Hours planned, leveled and reported; slips; and what is reported of progress. */
export const laborPage = (input: ReportInput): SectionBody => ({
	bookmark: 'Hours and progress',
	finding:
		input.result.workforce.construction.hours > 0 ? 'Hours planned, leveled and reported' : 'No hours are worked',
	lede: 'Hours before the first month of the plan count as worked.',
	blocks: laborBlocks(input),
})
