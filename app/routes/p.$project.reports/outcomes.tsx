import { Notice } from '#app/components/ui/notice.tsx'
import type { IssueRow } from '#server/views/report/reports-view.ts'

type OutcomesProps = {
	rows: readonly IssueRow[]
	projectId: string
	told: {
		issued: number | null
		approved: number | null
		rejected: number | null
		isKept: boolean
		included: string | null
	}
	drawn: {
		name: string
		number: number
		kept: string
		now: string
		layouts: { kept: number; now: number }
		isSame: boolean
	} | null
}

/** What has come of what was asked, each with the way on. */
export function Outcomes({ rows, projectId, told, drawn }: OutcomesProps) {
	const rowOf = (number: number | null) => rows.find((row) => row.number === number)
	const [issued, approved, rejected] = [rowOf(told.issued), rowOf(told.approved), rowOf(told.rejected)]
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
					{issued.waits ? 'Waiting for approval. ' : ''}The plan behind it is frozen.
				</Notice>
			)}
			{approved !== undefined && (
				<Notice live title={`${approved.name} is issued.`} action={download(approved.name, file(approved.number))}>
					{approved.hasPoints
						? 'Its file no longer has the DRAFT mark, and lists the items you accepted.'
						: 'Its file no longer has the DRAFT mark.'}
				</Notice>
			)}
			{rejected !== undefined && (
				<Notice live title={`${rejected.name} is sent back.`}>
					{rejected.by} is notified with your reason.
				</Notice>
			)}
			{told.included !== null && (
				<Notice live title={`“${told.included}” is in this report.`}>
					Saved for this plan. Uncheck it below to take it out.
				</Notice>
			)}
			{told.isKept && <Notice live>Settings saved for this plan.</Notice>}
			{drawn !== null && (
				<Notice
					live
					kind={drawn.isSame ? 'plain' : 'tight'}
					title={
						drawn.isSame
							? `${drawn.name} regenerated: identical, byte for byte.`
							: `${drawn.name} regenerated: different.`
					}
					action={drawn.isSame ? undefined : download(`${drawn.name} as drawn now`, file(drawn.number, '&again=1'))}
				>
					{drawn.kept === drawn.now
						? drawn.layouts.kept === drawn.layouts.now
							? `Engine ${drawn.now} produced both.`
							: `Engine ${drawn.now} produced both with the same figures. The page layout has changed since; the stored file stays.`
						: `The stored file is from engine ${drawn.kept}, this one from ${drawn.now}: figures may differ. The stored file stays.`}
				</Notice>
			)}
		</div>
	)
}
