import type { LargeLoad } from '#shared/schemas/packets/large-load.ts'
import { tableOf } from '../../report/parts/blocks.ts'
import type { ReportModel, SectionBody } from '../../report/report-model.ts'
import { left, words } from '../../report/parts/report-parts.ts'
import { counted, sentenceCase } from '../../wording/months.ts'
import { paperOf, reckonedBlock } from '../closing-page.ts'
import type { PacketInput } from '../packet.ts'
import { PACKET_LABELS } from '../packets.ts'
import { connectionPage } from './connection-page.ts'
import { loadPage } from './load-page.ts'

const pageName = (page: string) => sentenceCase(page.replace(/\?.*$/, ''))

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

export function largeLoadReport(input: PacketInput, document: LargeLoad): ReportModel {
	const { plan, result } = input
	const source = { plan, result }
	const ofSites = document.sites.flatMap((site) => [
		loadPage({ source, document, site }),
		connectionPage({ plan, site }),
	])
	return paperOf(input, { kind: PACKET_LABELS['large-load'], sections: [...ofSites, missingPage(document)] })
}
