import { Form, useNavigation } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field, TextArea } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import type { ReviewView } from '#server/views/report/review-view.ts'
import { areOpen } from '#shared/report/report-point.ts'
import { counted } from '#shared/formats/months.ts'
import { MOST_REASON } from '#shared/schemas/report/open-points.ts'
import { PointNote, type Place } from './points.tsx'
import type { ReviewReply } from './review-action.ts'

type ReviewCardProps = Place & { review: ReviewView; typed: ReviewReply | null }

/** One issue: what was open in it, and what whoever may approve it decides. */
export function ReviewCard({ review, typed, ...place }: ReviewCardProps) {
	const { name, number, title, made, state, points } = review
	const reply = typed?.number === number ? typed : null
	return (
		<Card
			title={title}
			sub={made}
			actions={
				<a className="underline" href={`/p/${place.projectId}/report.pdf?issue=${String(number)}`} download>
					{name} as PDF
				</a>
			}
		>
			<div className="grid gap-3">
				{(reply?.errors[''] ?? []).map((text) => (
					<Notice key={text} kind="failing" live>
						{text}
					</Notice>
				))}
				<State review={review} />
				{state === 'decide' ? (
					<>
						<Approve review={review} reply={reply} {...place} />
						<SendBack review={review} reply={reply} />
					</>
				) : (
					<PointList points={points} {...place} />
				)}
			</div>
		</Card>
	)
}

function State({
	review: { state, points, isStale, name, approvers, rejection, newer },
}: Pick<ReviewCardProps, 'review'>) {
	return (
		<>
			{state === 'decide' && points.length === 0 && <Notice>No open items.</Notice>}
			{state === 'decide' && points.length > 0 && (
				<Notice kind="tight" title={`${areOpen(points.length)}.`}>
					Check each and give a reason to issue with it. The report prints the items, your reason and your name.
				</Notice>
			)}
			{state === 'wait' && (
				<Notice title="Waiting for approval.">
					{approvers === '' ? 'An owner or admin of the team can approve it.' : `${approvers} can approve it.`}
				</Notice>
			)}
			{isStale && (
				<Notice kind="tight" title={`The plan was edited after ${name} was created.`}>
					You approve {name} as frozen. To include the edits, issue the report again.
				</Notice>
			)}
			{state === 'overtaken' && (
				<Notice>
					{newer} replaced it. {name} stays a draft.
				</Notice>
			)}
			{state === 'unnamed' && (
				<Notice kind="tight" title={`${name} can’t be approved.`}>
					It was created before open items were recorded. Issue the report again, then approve that one.
				</Notice>
			)}
			{rejection !== '' && <Notice kind="tight">{rejection}</Notice>}
		</>
	)
}

function PointList({ points, ...place }: Place & Pick<ReviewView, 'points'>) {
	if (points.length === 0) return null
	return (
		<ul>
			{points.map((point) => (
				<li key={point.id} className="list-row">
					<div className="list-row-main">
						{point.text}
						<PointNote point={point} {...place} />
						{point.accepted !== '' && <p className="list-row-note">{point.accepted}</p>}
					</div>
				</li>
			))}
		</ul>
	)
}

type Deciding = Pick<ReviewCardProps, 'review'> & { reply: ReviewReply | null }

function Approve({ review: { name, number, points }, reply, ...place }: Deciding & Place) {
	const sending = useNavigation().state !== 'idle'
	const ticked = new Set(reply?.accepted)
	return (
		<Form method="post" className="grid gap-3">
			<input type="hidden" name="number" value={number} />
			{points.length > 0 && (
				<fieldset>
					<legend className="field-label">Open items</legend>
					{points.map((point) => (
						<div key={point.id} className="list-row max-[700px]:flex-wrap">
							<input type="hidden" name="point" value={point.id} />
							<div className="list-row-main max-[700px]:basis-full">
								<label className="tick">
									<input type="checkbox" name="accept" value={point.id} defaultChecked={ticked.has(point.id)} />
									{point.text}
								</label>
								<PointNote point={point} {...place} />
							</div>
							{points.length > 1 && (
								<Field
									className="w-full min-[701px]:max-w-[280px]"
									label="Reason for this one"
									optional
									name="pointReason"
									aria-label={`Reason for: ${point.text}`}
									maxLength={MOST_REASON}
									defaultValue={reply?.reasons[point.id] ?? ''}
								/>
							)}
						</div>
					))}
				</fieldset>
			)}
			{points.length > 0 && (
				<TextArea
					className="max-w-[560px]"
					label={points.length === 1 ? 'Reason' : 'Reason for the others'}
					name="acceptReason"
					rows={2}
					maxLength={MOST_REASON}
					defaultValue={reply?.reason ?? ''}
					errors={reply?.errors['acceptReason']}
					help={
						points.length === 1
							? 'Why issue with this item open.'
							: 'Applies to each checked item without its own reason.'
					}
				/>
			)}
			<div>
				<Button kind="primary" name="intent" value="approve" disabled={sending}>
					{points.length === 0 ? `Approve ${name}` : `Approve ${name} with ${counted(points.length, 'open item')}`}
				</Button>
			</div>
		</Form>
	)
}

function SendBack({ review: { name, number }, reply }: Deciding) {
	const errors = reply?.errors['rejection']
	return (
		<details open={errors === undefined ? undefined : true}>
			<summary className="cursor-pointer py-1">Send {name} back</summary>
			<Form method="post" className="grid max-w-[560px] gap-3 pt-2">
				<input type="hidden" name="number" value={number} />
				<TextArea
					label="Required changes"
					name="rejection"
					rows={2}
					required
					maxLength={MOST_REASON}
					defaultValue={reply?.rejection ?? ''}
					errors={errors}
					help="The author is notified. This draft can no longer be approved."
				/>
				<div>
					<Button name="intent" value="reject">
						Send it back
					</Button>
				</div>
			</Form>
		</details>
	)
}
