import type { LargeLoad, LargeLoadSite } from '#shared/schemas/packets/large-load.ts'
import { largest } from '../../figures/series.ts'
import { tableOf } from '../../report/parts/blocks.ts'
import type { ReportModel, SectionBody } from '../../report/report-model.ts'
import { left, right, words } from '../../report/parts/report-parts.ts'
import { megawatts, MISSING, power } from '#shared/formats/figures.ts'
import { counted, countInWords, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { paperOf, reckonedBlock } from '../closing-page.ts'
import type { PacketInput, PacketRoom } from '../packet.ts'
import { connectionPage } from './connection-page.ts'
import { rulesPages } from './rules-page.ts'
import { loadPage } from './load-page.ts'

const pageName = (page: string) => sentenceCase(page.split('?', 1).join(''))

/** What is not said, and where it is to be said. */
function missingPage({ missing, reckoned }: LargeLoad): SectionBody {
	return {
		bookmark: 'Missing',
		finding:
			missing.length === 0
				? 'The plan says all that this packet asks'
				: sentenceCase(`${counted(missing.length, 'answer is', 'answers are')} missing from the plan`),
		lede: 'Nothing is made up for what is missing: it stands as a dash, or as not said.',
		blocks: [
			tableOf({
				title: 'Missing, and where to fill it in',
				columns: [left('Of'), left('Field'), left('Why it is asked', 1.8), left('Page', 0.7)],
				rows: missing.map(({ of, label, why, page }) => [words(of), words(label), words(why), words(pageName(page))]),
				least: 10,
				noun: 'answers',
				empty: 'Nothing is missing.',
			}),
			reckonedBlock(reckoned),
		],
	}
}

const monthOf = (month: string | null) => words(month === null ? MISSING : shortMonth(month))

/** The largest requests first: those have pages where there is no room for all. */
const bySize = ({ sites }: LargeLoad): readonly LargeLoadSite[] =>
	sites.toSorted((one, other) => other.requestMW - one.requestMW)

/** Of several sites each in a row, before the pages of each; nothing of one. */
function sitesPages(document: LargeLoad, shown: number): readonly SectionBody[] {
	const sites = bySize(document)
	if (sites.length < 2) return []
	const all = sites.reduce((sum, { requestMW }) => sum + requestMW, 0)
	const others = sites.length - shown
	return [
		{
			bookmark: 'Sites',
			finding: `${sentenceCase(counted(sites.length, 'site'))} ask for ${power(all)} together`,
			lede:
				others > 0
					? `The ${countInWords(shown)} that ask for most have pages of their own; of the other ${countInWords(others)} all is in the workbook (XLSX) of this packet.`
					: 'The largest first; pages of each follow.',
			blocks: [
				tableOf({
					title: 'What each site asks for',
					columns: [
						left('Site', 1.4),
						...['To apply for, MW', 'Peak load, MW', 'First power', 'Full power'].map(right),
						left('Point of connection', 1.2),
					],
					rows: sites.map((site) => [
						words(site.name),
						words(megawatts(site.requestMW)),
						words(megawatts(largest(site.load.loadMW)?.value ?? 0)),
						monthOf(site.firstPower),
						monthOf(site.fullPower),
						words(site.connection.connectionPoint ?? 'not said'),
					]),
					least: 6,
					noun: 'sites',
					empty: '',
				}),
			],
		},
	]
}

type LargeLoadReportParams = { readonly document: LargeLoad; readonly room: PacketRoom }

export function largeLoadReport(input: PacketInput, { document, room }: LargeLoadReportParams): ReportModel {
	const { plan, result } = input
	const source = { plan, result }
	const shown = document.sites.length < 2 ? document.sites : bySize(document).slice(0, room.sites)
	const ofSites = shown.flatMap((site) => [
		loadPage({ source, document, site }),
		connectionPage({ plan, site }),
		...rulesPages(site),
	])
	const sections = [...sitesPages(document, shown.length), ...ofSites, missingPage(document)]
	return paperOf(input, { kind: 'large-load', sections, room })
}
