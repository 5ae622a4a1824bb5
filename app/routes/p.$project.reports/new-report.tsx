import { Form, Link, useNavigation } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Select, TextArea } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { REPORT_MARKS } from '#shared/schemas/report-settings.ts'

type Props = {
	next: string
	/** the key under which this form is carried out once */
	once: string
	projectId: string
	search: string
	blockers: readonly { text: string; page: string }[]
	noteErrors: readonly string[]
}

function Check({ projectId, search, blockers }: Pick<Props, 'projectId' | 'search' | 'blockers'>) {
	if (blockers.length === 0) return <Notice>Checked: no layer fails, nothing is missing, nothing contradicts.</Notice>
	return (
		<Notice kind="tight" title={blockers.length === 1 ? 'One point is open.' : `${blockers.length} points are open.`}>
			The issue carries the DRAFT mark until they are closed.
			<ul className="mt-2 list-disc pl-5">
				{blockers.slice(0, 8).map(({ text, page }) => (
					<li key={text}>
						<Link className="inline-flex min-h-6 items-center underline" to={`/p/${projectId}/${page}${search}`}>
							{text}
						</Link>
					</li>
				))}
			</ul>
			{blockers.length > 8 && <p className="mt-1">{blockers.length - 8} more stand on the pages of the plan.</p>}
		</Notice>
	)
}

/** What an issue is asked: paper, mark, note, and whether it is approved once nothing is open. */
export function NewReport({ next, once, projectId, search, blockers, noteErrors }: Props) {
	const navigation = useNavigation()
	const drawing = navigation.state !== 'idle' && navigation.formMethod === 'POST'
	return (
		<Card
			title="New report"
			plain
			sub="The Brief: seven pages, from the plan as it stands now. The plan is frozen with it."
		>
			<Form method="post" className="grid gap-4 xl:grid-cols-2">
				<input type="hidden" name="once" value={once} />
				<div>
					<Check projectId={projectId} search={search} blockers={blockers} />
				</div>
				<div className="grid max-w-xl content-start gap-4">
					<div className="form-grid">
						<Select label="Page size" name="paper" defaultValue="a4">
							<option value="a4">A4</option>
							<option value="letter">Letter</option>
						</Select>
						<Select label="Mark" name="mark" defaultValue="Confidential">
							{REPORT_MARKS.map((mark) => (
								<option key={mark} value={mark}>
									{mark === '' ? 'None' : mark}
								</option>
							))}
						</Select>
					</div>
					{blockers.length === 0 && (
						<Select
							label="Status"
							name="status"
							defaultValue="draft"
							help="An approved issue is printed without the DRAFT mark."
						>
							<option value="draft">Draft</option>
							<option value="approved">Approved</option>
						</Select>
					)}
					<TextArea
						label="Note"
						name="note"
						optional
						errors={noteErrors}
						help="Stands on the first page: what this issue is for, or why it goes out with points open."
						maxLength={300}
					/>
					<div aria-live="polite">
						<Button kind="primary" disabled={drawing}>
							{drawing ? `Drawing ${next}` : `Issue ${next}`}
						</Button>
					</div>
				</div>
			</Form>
		</Card>
	)
}
