import { balanceSection } from './balance-section.ts'
import { numbered } from './blocks.ts'
import { buildoutSection } from './buildout-section.ts'
import { energySection } from './energy-section.ts'
import { financeSection, hasFinance } from './finance-section.ts'
import { moneySection } from './money-section.ts'
import { demandSection } from './demand-section.ts'
import type { ReportModel, ReportInput, Section, SectionBody } from './report-model.ts'
import { estimateWords } from '../wording/estimate-words.ts'
import { summarySection } from './summary-section.ts'
import { workforceSection } from './workforce-section.ts'

/** The Brief: seven pages from a plan, its result and the facts of the issue, eight where it is financed or let. The same arguments give the same report. */
export function buildReport({ plan, result, facts }: ReportInput): ReportModel {
	return {
		title: `${plan.name}: buildout report`,
		planName: plan.name,
		engine: result.engine,
		estimate: estimateWords(result),
		facts,
		contents: false,
		sections: numbered([
			page('summary', summarySection({ plan, result, facts })),
			page('energy', energySection(plan, result)),
			page('infrastructure', buildoutSection(plan, result)),
			page('balance', balanceSection(plan, result)),
			page('models', demandSection(plan, result)),
			page('workforce', workforceSection(plan, result)),
			...(hasFinance({ plan }) ? [page(null, financeSection({ plan, result, facts }))] : []),
			page('money', moneySection({ plan, result, facts })),
		]),
	}
}

const page = (id: Section['id'], body: SectionBody): Section => ({
	id,
	setting: 'page',
	number: '',
	anchor: id ?? body.bookmark,
	...body,
})
