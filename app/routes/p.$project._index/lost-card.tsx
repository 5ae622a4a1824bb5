import { Link } from '@remix-run/react'
import { useOpens } from '#app/components/plan/link-opens.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { Card } from '#app/components/ui/card.tsx'
import type { LostCard as View } from '#server/views/pages/overview/lost-card.ts'

/** Under this a bar would not be seen. */
const LEAST = 0.01

/** What is lost, the dearest first: what, why and how much, with bars on one scale. */
export function LostCard({ view }: { view: View }) {
	const opens = useOpens()
	const searchOf = useScenarioSearch()
	return (
		<Card title={view.title} {...(view.sub !== '' && { sub: view.sub })}>
			{view.rows.length === 0 ? (
				<p className="text-ink-2">{view.quiet}</p>
			) : (
				<ol className="lost">
					{view.rows.map((row, index) => (
						<li key={row.key}>
							<span className="lost-number" aria-hidden>
								{index + 1}
							</span>
							<span className="lost-what">
								<b>{row.title}</b>
								<small>{row.cause}</small>
								<small className="text-ink-3">{row.size}</small>
							</span>
							<b className="list-row-value">{row.amount}</b>
							<i
								aria-hidden
								style={{
									width: `${Math.max(LEAST, row.share) * 100}%`,
									background: index === 0 ? 'var(--color-failing)' : `var(--color-${row.layer})`,
								}}
							/>
						</li>
					))}
				</ol>
			)}
			{view.idle !== null && (
				<p className="list-row-note">
					{view.idle.counts}{' '}
					{opens('money') ? (
						<Link to={{ pathname: 'money', search: searchOf({ tab: 'margin' }) }} className="underline">
							{view.idle.all}
						</Link>
					) : (
						view.idle.all
					)}
				</p>
			)}
		</Card>
	)
}
