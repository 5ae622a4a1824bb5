import type { LargeLoadSite } from '#shared/schemas/packets/large-load.ts'
import { megawatts, power } from '#shared/formats/figures.ts'
import { listInWords } from '#shared/formats/months.ts'
import { largeLoadOf } from '../../../packets/large-load/large-load.ts'
import { connectionPage } from '../../../packets/large-load/connection-page.ts'
import { rulesPages } from '../../../packets/large-load/rules-page.ts'
import { loadChart, splitTable } from '../../../packets/large-load/load-page.ts'
import { tableOf } from '../../parts/blocks.ts'
import { left, right, strong, words } from '../../parts/report-parts.ts'
import type { ReportInput, SectionBody, TableBlock } from '../../report-model.ts'
import { byQuarter, flexibilityTable, importPeakOf, meanImportMW, peakOf, type SiteFacts } from './load-facts.ts'
import { utilityPage } from './page-one.ts'
import { requestedMW, requestTable } from './requests.ts'

const documentOf = (input: ReportInput) => largeLoadOf({ ...input, travellers: input.travellers ?? {} })

/** The site with the largest request: the others have pages of their own in the large-load packet. */
function largestOf(input: ReportInput): SiteFacts | null {
	const document = documentOf(input)
	const [site] = document.sites.toSorted((one, other) => requestedMW(input, other.id) - requestedMW(input, one.id))
	return site === undefined ? null : { result: input.result, document, site }
}

const otherSites = ({ document, site }: SiteFacts): string => {
	const others = document.sites.filter(({ id }) => id !== site.id)
	return others.length === 0
		? ''
		: ` Pages of ${listInWords(others.slice(0, 3).map(({ name }) => name))}${others.length > 3 ? ' and others' : ''} are in the large-load packet.`
}

const NO_SITE: SectionBody = { bookmark: 'Load', finding: 'No site is entered', lede: '', blocks: [] }

export const requestPage = (input: ReportInput): SectionBody =>
	utilityPage({ source: input, document: documentOf(input) })

/** Import quarter by quarter: the average hour, the peak hour with own plant running, the peak hour without it. */
function importTable(facts: SiteFacts): TableBlock {
	const { document, site } = facts
	const [load, own, mean] = [site.load.loadMW, site.load.peakImportMW, meanImportMW(facts)].map((series) =>
		byQuarter(document.months, series),
	)
	return tableOf({
		title: 'Import by quarter, MW at the meter',
		columns: [
			left('Quarter', 0.6),
			...['Low: average hour', 'Expected: peak, own plant running', 'High: peak, no own plant', 'Firm supply'].map(
				right,
			),
		],
		rows: (load ?? []).map(({ quarter, most }, at) => [
			strong(quarter),
			words(megawatts(mean?.[at]?.mean ?? 0)),
			words(megawatts(own?.[at]?.most ?? 0)),
			words(megawatts(most)),
			words(megawatts(byQuarter(document.months, site.load.firmSupplyMW)[at]?.least ?? 0)),
		]),
		least: 12,
		noun: 'quarters',
		empty: 'No month.',
	})
}

/** What is imported, quarter by quarter, with and without own plant. */
export function importPage(input: ReportInput): SectionBody {
	const facts = largestOf(input)
	if (facts === null) return NO_SITE
	const [peak, own] = [peakOf(facts.site).value, importPeakOf(facts.site).value]
	return {
		bookmark: `Load and import, ${facts.site.name}`,
		finding:
			peak === own
				? `Import peaks at ${power(own)}: no own plant runs in the peak hour`
				: `Own plant takes ${power(peak - own)} off the peak import: ${power(own)} instead of ${power(peak)}`,
		lede: `Own plant counts only where it runs in the plan. Firm supply is the least of the quarter.${otherSites(facts)}`,
		blocks: [loadChart({ source: input, ...facts }), importTable(facts)],
	}
}

/** What of the load moves or pauses, and what backs it up. */
export function flexibilityPage(input: ReportInput): SectionBody {
	const facts = largestOf(input)
	if (facts === null) return NO_SITE
	const { site } = facts
	const { index } = peakOf(site)
	const gives = (site.load.shiftableMW[index] ?? 0) + (site.load.pausableMW[index] ?? 0)
	return {
		bookmark: `Flexibility and backup, ${site.name}`,
		finding:
			gives <= 0 ? 'All of the load is firm at its peak' : `${power(gives)} of the load can move or pause at its peak`,
		lede: 'Unspecified load counts as firm.',
		blocks: [flexibilityTable(facts), splitTable({ source: input, ...facts })],
	}
}

const siteOf = (facts: SiteFacts): LargeLoadSite => facts.site

export function connectionOf(input: ReportInput): SectionBody {
	const facts = largestOf(input)
	if (facts === null) return NO_SITE
	return connectionPage({ plan: input.plan, site: siteOf(facts), odds: facts.document.odds })
}

/** The rule set of the place, as the packet has it; nothing where none is known. */
export function rulesOf(input: ReportInput): SectionBody | null {
	const facts = largestOf(input)
	return facts === null ? null : (rulesPages(input, facts.site)[0] ?? null)
}

/** What is not answered yet, with why it matters. */
export function gapsPage(input: ReportInput): SectionBody {
	const document = documentOf(input)
	const { missing } = document
	return {
		bookmark: 'Open answers',
		finding:
			missing.length === 0
				? 'The plan has every answer this request needs'
				: `${String(missing.length)} answers are missing from the plan`,
		lede: 'Missing data shows as a dash; nothing is invented.',
		blocks: [
			tableOf({
				title: 'Missing answers, and why they matter',
				columns: [left('Of', 1), left('Answer', 1.2), left('Why it matters', 2.2)],
				rows: missing.map(({ of, label, why }) => [words(of), words(label), words(why)]),
				least: 12,
				noun: 'answers',
				empty: 'None.',
			}),
			...(document.sites.length > 1 ? document.sites.slice(0, 1).map(({ id }) => requestTable(input, id)) : []),
		],
	}
}
