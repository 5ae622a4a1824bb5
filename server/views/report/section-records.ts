import type { ReportSection } from '#shared/schemas/report/report-settings.ts'
import { changesAppendix, hasChanges } from './appendices/changes.ts'
import { formulasAppendix, type Printed } from './appendices/formulas.ts'
import { glossaryAppendix } from './appendices/glossary.ts'
import { inputsAppendix } from './appendices/inputs.ts'
import { tablesAppendix } from './appendices/tables.ts'
import type { Block, ReportInput, SectionBody } from './report-model.ts'
import { balancePage, balanceSection } from './sections/balance.ts'
import { basisSection } from './sections/basis.ts'
import { chipsSection } from './sections/chips.ts'
import { energyPage, energySection } from './sections/energy.ts'
import { environmentSection } from './sections/environment.ts'
import { buildoutPage, infrastructureSection } from './sections/infrastructure.ts'
import { applicationsSection, modelsSection } from './sections/models.ts'
import { moneyPage, moneySection } from './sections/money.ts'
import { readinessSection } from './sections/readiness.ts'
import { risksSection } from './sections/risks.ts'
import { hasScenarios, scenariosSection } from './sections/scenarios.ts'
import { sheetsSaid, siteSheets } from './sections/site-sheets.ts'
import { sitesSection } from './sections/sites.ts'
import { summaryPage, summarySection } from './sections/summary.ts'
import { uncertaintyPage, uncertaintySection } from './sections/uncertainty.ts'
import { workforcePage, workforceSection } from './sections/workforce.ts'

type Build = (input: ReportInput & Printed) => SectionBody

/** A section once: what it says in the Full, what it says on a page of the Brief, and when it has something to say. */
export type SectionRecord = {
	readonly body: Build
	/** left out: the Brief prints the same, cut to its page */
	readonly page?: Build
	/** left out: always */
	readonly says?: (input: ReportInput) => boolean
	/** one page in the Full too */
	readonly onePage?: true
	/** in the Full, pages of its own behind it: of what it tells the first so many, by what they are of, and what it says of those it has none of */
	readonly sheets?: {
		readonly of: (input: ReportInput, most: number) => readonly { readonly id: string; readonly body: SectionBody }[]
		readonly said: (input: ReportInput, printed: number) => readonly Block[]
	}
	/** stands behind the sections, under a letter */
	readonly appendix?: true
}

export const SECTIONS: Readonly<Record<ReportSection, SectionRecord>> = {
	summary: { body: summarySection, page: summaryPage, onePage: true },
	basis: { body: basisSection },
	site: { body: sitesSection, sheets: { of: siteSheets, said: sheetsSaid } },
	energy: { body: energySection, page: energyPage },
	chips: { body: chipsSection },
	infrastructure: { body: infrastructureSection, page: buildoutPage },
	models: { body: modelsSection },
	applications: { body: applicationsSection },
	balance: { body: balanceSection, page: balancePage },
	workforce: { body: workforceSection, page: workforcePage },
	money: { body: moneySection, page: moneyPage },
	scenarios: { body: scenariosSection, says: hasScenarios },
	uncertainty: { body: uncertaintySection, page: uncertaintyPage },
	risks: { body: risksSection },
	environment: { body: environmentSection },
	readiness: { body: readinessSection },
	inputs: { body: inputsAppendix, appendix: true },
	formulas: { body: formulasAppendix, appendix: true },
	tables: { body: tablesAppendix, appendix: true },
	changes: { body: changesAppendix, appendix: true, says: hasChanges },
	glossary: { body: glossaryAppendix, appendix: true },
}
