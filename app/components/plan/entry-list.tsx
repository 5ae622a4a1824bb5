import { Why } from '#app/components/explain/why.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { StatusMark } from '#app/components/ui/status-mark.tsx'
import type { NamedList } from '#shared/presentation/pages/layer-page.ts'
import { PartNav } from '#app/components/ui/part-nav.tsx'

/** Things of a layer in plain words, each with its status and figure. */
export function EntryList({ list }: { list: NamedList }) {
	const judged = list.entries.some(({ status }) => status !== null)
	return (
		<Card title={list.title} sub={list.sub} className="card-list">
			<ul>
				{list.entries.map((entry) => (
					<li className="list-row" key={entry.key}>
						{judged && (
							<span className="w-20 shrink-0">
								{entry.status !== null && <StatusMark status={entry.status} word={entry.statusText} />}
							</span>
						)}
						<div className="list-row-main">
							{entry.title}
							<p className="list-row-note">{entry.note}</p>
						</div>
						<span className="list-row-value">
							{entry.open === null ? entry.value : <Why target={entry.open.why}>{entry.open.text}</Why>}
						</span>
					</li>
				))}
			</ul>
			<PartNav part={list.part} label={list.title} />
		</Card>
	)
}
