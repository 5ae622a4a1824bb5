import { Notice } from '#app/components/ui/notice.tsx'
import type { IssueRow } from '#shared/presentation/report/reports-view.ts'

type Props = {
	rows: readonly IssueRow[]
	projectId: string
	told: { issued: number | null; approved: number | null; isKept: boolean }
	drawn: { name: string; number: number; kept: string; now: string; isSame: boolean } | null
}

/** What has come of what was asked, each with the way on. */
export function Outcomes({ rows, projectId, told, drawn }: Props) {
	const rowOf = (number: number | null) => rows.find((row) => row.number === number)
	const [issued, approved] = [rowOf(told.issued), rowOf(told.approved)]
	const file = (number: number, more = '') => `/p/${projectId}/report.pdf?issue=${String(number)}${more}`
	const download = (name: string, href: string) => (
		<a className="inline-flex min-h-6 items-center underline" href={href} download>
			Download {name}
		</a>
	)
	return (
		<div className="report-outcomes">
			{issued !== undefined && (
				<Notice live title={`${issued.name} is ready.`} action={download(issued.name, file(issued.number))}>
					The plan behind it is frozen.
				</Notice>
			)}
			{approved !== undefined && (
				<Notice live title={`${approved.name} is issued.`} action={download(approved.name, file(approved.number))}>
					Its file has no DRAFT mark any more.
				</Notice>
			)}
			{told.isKept && <Notice live>The settings are kept for this plan.</Notice>}
			{drawn !== null && (
				<Notice
					live
					kind={drawn.isSame ? 'plain' : 'tight'}
					title={
						drawn.isSame
							? `${drawn.name} drawn again is the same, byte for byte.`
							: `${drawn.name} drawn again differs.`
					}
					action={drawn.isSame ? undefined : download(`${drawn.name} as drawn now`, file(drawn.number, '&again=1'))}
				>
					{drawn.kept === drawn.now
						? `Engine ${drawn.now} drew both.`
						: `Engine ${drawn.now} is another than ${drawn.kept}, which drew the kept file: figures may differ, and the kept file stays.`}
				</Notice>
			)}
		</div>
	)
}
