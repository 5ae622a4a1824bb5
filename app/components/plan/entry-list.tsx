import { Why } from '#app/components/explain/why.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { StatusMark } from '#app/components/ui/status-mark.tsx'
import type { NamedList } from '#server/views/pages/layer-page.ts'
import { PartNav } from '#app/components/ui/part-nav.tsx'

function Entries({ list: { title, entries, part } }: { list: NamedList }) {
	const judged = entries.some(({ status }) => status !== null)
	return (
		<>
			<ul className="list-columns">
				{entries.map((entry) => (
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
			<PartNav part={part} label={title} />
		</>
	)
}

/** Things of a layer in plain words, each with its status and figure. */
export function EntryList({ list }: { list: NamedList }) {
	return (
		<Card title={list.title} sub={list.sub}>
			<Entries list={list} />
		</Card>
	)
}

/** The same folded away: what proves rather than answers. The folded line says what is inside. */
export function FoldedList({ list }: { list: NamedList }) {
	return (
		<details className="card fold" open={list.part !== undefined && list.part.number > 1}>
			<summary>
				<b>{list.title}</b> <span className="text-ink-3">{list.sub}</span>
			</summary>
			<div className="card-body">
				<Entries list={list} />
			</div>
		</details>
	)
}
