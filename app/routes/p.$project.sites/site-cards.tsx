import { Link } from '@remix-run/react'
import { clsx } from 'clsx'
import { Fragment } from 'react'
import { Why } from '#app/components/explain/why.tsx'
import { useAddressOpening, useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { SiteStates } from '#app/components/plan/site-states.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { PartNav } from '#app/components/ui/part-nav.tsx'
import type { Parted } from '#shared/pages/page-part.ts'
import type { SiteCard } from '#server/views/pages/site/sites-view.ts'

/** Which row stands for the place, and the way to choose another: the site's own form. */
function PlaceRows({ site, canEdit }: { site: SiteCard; canEdit: boolean }) {
	const opening = useAddressOpening()
	if (site.rows.length === 0) return null
	return (
		<dl className="mt-2 grid gap-x-2 text-grid sm:grid-cols-[auto_1fr]">
			{site.rows.map(({ field, label, text, far }) => (
				<Fragment key={field}>
					<dt className="leading-6 text-ink-3">{label}</dt>
					<dd className={clsx('leading-6', far && 'text-tight')}>
						{canEdit ? (
							<Link
								to={`${opening('edit', `sites/${encodeURIComponent(site.id)}`)}#field-${field}`}
								preventScrollReset
								className="why"
							>
								{text}
							</Link>
						) : (
							text
						)}
					</dd>
				</Fragment>
			))}
		</dl>
	)
}

/** The list that says in words what the map shows. */
export function SiteCards({ sites: { entries, part }, canEdit }: { sites: Parted<SiteCard>; canEdit: boolean }) {
	const search = useScenarioSearch()()
	return (
		<Card title="In figures, and what is read for the place" plain>
			<ol>
				{entries.map((site, index) => (
					<li className="list-row" key={site.id}>
						<span className="face" aria-hidden>
							{(part?.from ?? 1) + index}
						</span>
						<div className="list-row-main">
							<Link to={{ pathname: encodeURIComponent(site.id), search }} className="font-semibold">
								{site.name}
							</Link>{' '}
							<span className="text-ink-3">{site.where}</span>
							<p className="list-row-note">{site.states[0]?.note}</p>
							<SiteStates name={site.name} states={site.states} />
							<dl className="mt-1 grid grid-cols-2 gap-x-4 text-grid">
								{site.figures.map((figure) => (
									<div className="flex justify-between gap-2 leading-6" key={figure.label}>
										<dt className="text-ink-3">{figure.label}</dt>
										<dd className="number">
											{figure.why === null ? figure.value : <Why target={figure.why}>{figure.value}</Why>}
										</dd>
									</div>
								))}
							</dl>
							<PlaceRows site={site} canEdit={canEdit} />
						</div>
					</li>
				))}
			</ol>
			<PartNav part={part} label="site figures" />
		</Card>
	)
}
