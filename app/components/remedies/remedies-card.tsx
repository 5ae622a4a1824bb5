import { Link } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { Skeleton } from '#app/components/ui/skeleton.tsx'
import { MadeChange } from './made-change.tsx'
import { RemedyLines } from './remedy-lines.tsx'
import { type Remedies, useRemedies } from './use-remedies.ts'

/** What is known without running the engine again: each cause once, and what would move it. */
type Sentence = { readonly title: string; readonly note: string }

/** Where a page has little room for them. */
const SENTENCES_IN_SHORT = 1

export type RemediesCardProps = {
	/** shown first, and to browsers without scripts */
	sentences: readonly Sentence[]
	/** decisions that are shown where there is no room for all */
	most: number
	/** where all of them are */
	all?: string
}

function Sentences({ sentences }: { sentences: readonly Sentence[] }) {
	if (sentences.length === 0) return <p className="text-ink-2">No losses from here on. No decision is needed.</p>
	return (
		<ol>
			{sentences.map(({ title, note }, index) => (
				<li className="list-row" key={title + note}>
					<span className="face" aria-hidden>
						{index + 1}
					</span>
					<div className="list-row-main">
						<span className="font-semibold">{title}</span>
						<p className="list-row-note">{note}</p>
					</div>
				</li>
			))}
		</ol>
	)
}

/** As many rows as are coming, and as high. */
export function LookingForRemedies({ rows = 3 }: { rows?: number }) {
	return (
		<div role="status" className="mt-3 grid gap-3">
			<p className="list-row-note">Testing changes to find the best decisions…</p>
			{Array.from({ length: rows }, (_, row) => (
				<Skeleton key={row} height={58} />
			))}
		</div>
	)
}

function toComeText(toCome: number): string {
	if (toCome === 0) return 'Searching for more'
	return toCome === 1 ? 'Checking one more cause' : `Checking ${toCome} more causes`
}

/** Nothing is found yet, and more is to come. */
const isUnanswered = (reply: NonNullable<Remedies['reply']>): boolean =>
	reply.ok && reply.view.lines.length === 0 && reply.view.empty === null

function Found({ sentences, most, all, remedies }: RemediesCardProps & { remedies: Remedies }) {
	const { reply, looking, stale, ask, action, activity } = remedies
	const first = all === undefined ? sentences : sentences.slice(0, SENTENCES_IN_SHORT)
	if (reply === null || (all !== undefined && isUnanswered(reply)))
		return (
			<>
				<Sentences sentences={first} />
				{looking && sentences.length > 0 && <LookingForRemedies rows={all === undefined ? most : SENTENCES_IN_SHORT} />}
			</>
		)
	if (!reply.ok)
		return (
			<>
				<Sentences sentences={first} />
				<Notice
					kind="tight"
					live
					action={
						<Button type="button" size="small" onClick={ask} disabled={looking}>
							Refresh
						</Button>
					}
				>
					{reply.text}
				</Notice>
			</>
		)
	const { view, canTry, once, rev } = reply
	const others = view.lines.length - most
	return (
		<div aria-busy={looking}>
			{stale && (
				<p role="status" className="list-row-note">
					Updating. These decisions are for the previous version.
				</p>
			)}
			{view.empty !== null && <p className="text-ink-2">{view.empty}</p>}
			<RemedyLines
				lines={all === undefined ? view.lines : view.lines.slice(0, most)}
				canTry={canTry}
				once={once}
				rev={rev}
				stale={stale}
				action={action}
			/>
			{all === undefined &&
				view.tooLate.map((late) => (
					<p key={late} className="list-row-note">
						{late}
					</p>
				))}
			{all === undefined && looking && !stale && (
				<div className="remedy-group">
					<p role="status" className="list-row-note">
						{toComeText(view.toCome ?? 0)}
					</p>
					<Skeleton height={58} />
				</div>
			)}
			<p className="list-row-note mt-2 empty:hidden">
				{all !== undefined && others > 0 && (
					<>
						<Link to={all} className="underline">
							{others === 1 ? 'One more decision' : `${others} more decisions`}
						</Link>
						.{' '}
					</>
				)}
				{canTry && view.lines.length > 0 && (
					<>
						{all === undefined
							? 'Scenarios do not change the plan. Undo an applied change under '
							: 'Undo a change under '}
						<Link to={activity} className="underline">
							Activity
						</Link>
						.
					</>
				)}
			</p>
		</div>
	)
}

/** What can still be decided, by value: what the causes say at once, then what the engine finds. */
export function RemediesCard(asked: RemediesCardProps) {
	return <RemediesFound {...asked} remedies={useRemedies()} />
}

/** The same on a page that speaks of them elsewhere too: they are asked for once. */
export function RemediesFound(asked: RemediesCardProps & { remedies: Remedies }) {
	return (
		<Card title="Decisions" className="decisions-card">
			<MadeChange>
				<Found {...asked} />
			</MadeChange>
		</Card>
	)
}
