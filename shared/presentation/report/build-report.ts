import { balanceSection } from './balance-section.ts'
import { numbered } from './blocks.ts'
import { buildoutSection } from './buildout-section.ts'
import { energySection } from './energy-section.ts'
import { financeSection, hasFinance } from './finance-section.ts'
import { moneySection } from './money-section.ts'
import { demandSection } from './demand-section.ts'
import type { ReportModel, ReportInput } from './report-model.ts'
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
		sections: numbered([
			summarySection({ plan, result, facts }),
			energySection(plan, result),
			buildoutSection(plan, result),
			balanceSection(plan, result),
			demandSection(plan, result),
			workforceSection(plan, result),
			...(hasFinance({ plan }) ? [financeSection({ plan, result, facts })] : []),
			moneySection({ plan, result, facts }),
		]),
	}
}
