import { Form, useNavigation } from '@remix-run/react'
import { useRef } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Select, TextArea } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { useScripts } from '#app/hooks/use-scripts.ts'
import { areOpen, blocks, type ReportPoint } from '#shared/report/report-point.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { MOST_REASON } from '#shared/schemas/report/open-points.ts'
import type { ReportSettings } from '#shared/schemas/report/report-settings.ts'
import { OptionsForm } from './options-form.tsx'
import { PointNote, type Place } from './points.tsx'
import { PagePreview } from './page-preview.tsx'
import type { OptionErrors } from './read-options.ts'
import type { SectionTick } from './section-ticks.ts'
import { usePreview, type PreviewedPage } from './use-preview.ts'

type NewReportProps = {
	next: string
	/** the key under which this form is carried out once */
	once: string
	projectId: string
	search: string
	points: readonly ReportPoint[]
	choice: { settings: ReportSettings; rev: number; logoProblem: string | null }
	mayApprove: boolean
	/** what was typed in a form that came back */
	typed: { ticks: readonly SectionTick[] | null; reason: string; page: PreviewedPage | null; errors: OptionErrors }
}

const SHOWN = 8

function Check({ points, ...place }: Place & Pick<NewReportProps, 'points'>) {
	const open = points.filter(blocks)
	const findings = points.filter((point) => !blocks(point))
	return (
		<>
			{open.length === 0 ? (
				<Notice>
					Nothing blocks this report: nothing is missing or inconsistent, and every comment has a reply. Warnings are
					printed as findings.
				</Notice>
			) : (
				<Notice kind="tight" title={`${areOpen(open.length)}.`}>
					Open items keep the DRAFT mark. Close them, or an owner or admin can accept each by name.
					<Points points={open} shown={SHOWN} {...place} />
				</Notice>
			)}
			{findings.length > 0 && (
				<details>
					<summary className="min-h-6 cursor-pointer">
						{sentenceCase(counted(findings.length, 'finding'))} in the report;{' '}
						{findings.length === 1 ? 'it does not block' : 'they do not block'} an issue
					</summary>
					<Points points={findings} shown={findings.length} {...place} />
				</details>
			)}
		</>
	)
}

function Points({ points, shown, ...place }: Place & Pick<NewReportProps, 'points'> & { shown: number }) {
	const toGo = points.length - shown
	return (
		<>
			<ul className="mt-1">
				{points.slice(0, shown).map((point) => (
					<li key={point.id} className="py-1">
						{point.text}
						<PointNote point={point} {...place} />
					</li>
				))}
			</ul>
			{toGo > 0 && (
				<p className="mt-1">
					{sentenceCase(counted(toGo, 'more', 'more'))} {toGo === 1 ? 'is' : 'are'} listed after you issue the report.
				</p>
			)}
		</>
	)
}

/** How the next report is set, what is open before it goes out, and its pages as they would be printed. */
export function NewReport({ next, once, projectId, search, points, choice, mayApprove, typed }: NewReportProps) {
	const navigation = useNavigation()
	const scripts = useScripts()
	const form = useRef<HTMLFormElement>(null)
	const preview = usePreview(form, scripts ? `/p/${projectId}/preview${search}` : null)
	const sending = navigation.state !== 'idle' && navigation.formMethod === 'POST'
	const isOpen = points.some(blocks)
	return (
		<Card title={`Next: ${next}`} plain sub="From the current plan, which is frozen with it.">
			<Form
				ref={form}
				method="post"
				encType="multipart/form-data"
				className="report-new"
				onChange={() => preview.renew()}
			>
				<input type="hidden" name="once" value={once} />
				<input type="hidden" name="rev" value={choice.rev} />
				<div className="report-options">
					{/* Enter in a field issues nothing unseen: the first button of a form is what it presses. */}
					<button hidden name="intent" value="keep" aria-hidden tabIndex={-1} />
					<OptionsForm
						settings={choice.settings}
						ticks={typed.ticks}
						errors={typed.errors}
						logoProblem={choice.logoProblem}
						onSet={() => preview.renew()}
					/>
					<Check projectId={projectId} search={search} points={points} />
					{mayApprove && !isOpen && (
						<Select
							label="Status"
							name="status"
							defaultValue="draft"
							help="An approved report has no DRAFT mark and supersedes earlier issues."
						>
							<option value="draft">Draft</option>
							<option value="approved">Approved</option>
						</Select>
					)}
					<TextArea
						label="Reason"
						name="reason"
						optional={!isOpen}
						required={isOpen}
						defaultValue={typed.reason}
						errors={typed.errors['reason']}
						help={
							isOpen
								? 'Why issue with open items. Printed in the revision table.'
								: 'Printed in the revision table. Blank: reasons given with the edits.'
						}
						maxLength={MOST_REASON}
						rows={2}
					/>
					{(typed.errors[''] ?? []).map((text) => (
						<Notice key={text} kind="failing" live>
							{text}
						</Notice>
					))}
					<div className="flex flex-wrap gap-2" aria-live="polite">
						<Button kind="primary" name="intent" value="issue" disabled={sending}>
							{sending ? `Requesting ${next}` : `Issue ${next}`}
						</Button>
						<Button name="intent" value="keep" formNoValidate>
							Save settings
						</Button>
					</div>
				</div>
				<PagePreview
					page={scripts ? preview.page : typed.page}
					isStale={scripts && preview.isStale}
					problem={preview.problem}
					onTurn={preview.turn}
					scripts={scripts}
				/>
			</Form>
		</Card>
	)
}
