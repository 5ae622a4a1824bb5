import type { LargeLoad, LargeLoadSite } from '#shared/schemas/packets/large-load.ts'
import { tableOf } from '../../report/parts/blocks.ts'
import type { ReportModel, SectionBody } from '../../report/report-model.ts'
import { left, words } from '../../report/parts/report-parts.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { paperOf, reckonedBlock } from '../closing-page.ts'
import type { PacketInput, PacketRoom } from '../packet.ts'
import { utilityPage } from '../../report/readers/utility/page-one.ts'
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
				? 'The plan has every answer this packet needs'
				: sentenceCase(`${counted(missing.length, 'answer is', 'answers are')} missing from the plan`),
		lede: 'Missing data shows as a dash; nothing is invented.',
		blocks: [
			tableOf({
				title: 'Missing, and where to fill it in',
				columns: [left('Of'), left('Field'), left('Why it matters', 1.8), left('Page', 0.7)],
				rows: missing.map(({ of, label, why, page }) => [words(of), words(label), words(why), words(pageName(page))]),
				least: 10,
				noun: 'answers',
				empty: 'Nothing is missing.',
			}),
			reckonedBlock(reckoned),
		],
	}
}

/** The largest requests first: those have pages where there is no room for all. */
const bySize = ({ sites }: LargeLoad): readonly LargeLoadSite[] =>
	sites.toSorted((one, other) => other.requestMW - one.requestMW)

type LargeLoadReportParams = { readonly document: LargeLoad; readonly room: PacketRoom }

export function largeLoadReport(input: PacketInput, { document, room }: LargeLoadReportParams): ReportModel {
	const { plan } = input
	const { odds } = document
	const shown = document.sites.length < 2 ? document.sites : bySize(document).slice(0, room.sites)
	const ofSites = shown.flatMap((site) => [
		loadPage({ source: input, document, site }),
		connectionPage({ plan, site, odds }),
		...rulesPages(input, site),
	])
	const sections = [utilityPage({ source: input, document }), ...ofSites, missingPage(document)]
	return paperOf(input, { kind: 'large-load', sections, room })
}
