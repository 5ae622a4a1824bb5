import { Link, useSearchParams } from '@remix-run/react'
import { searchOfPart, type PagePart } from '#shared/pages/page-part.ts'

/** Which entries of a long list are shown, and links to the others; nothing where the page shows them all. */
export function PartNav({ part, label }: { part: PagePart | null | undefined; label: string }) {
	const [search] = useSearchParams()
	if (!part) return null
	const { of, number, last, from, to, total } = part
	const link = (name: string, wanted: number) =>
		wanted < 1 || wanted > last || wanted === number ? (
			<span className="text-ink-3">{name}</span>
		) : (
			<Link to={searchOfPart(search, { of, number: wanted })} preventScrollReset>
				{name}
			</Link>
		)
	return (
		<nav className="card-body flex flex-wrap items-baseline gap-4" aria-label={`Parts of ${label}`}>
			<span className="number">
				{from}–{to} of {total}
			</span>
			{link('First', 1)}
			{link('Previous', number - 1)}
			{link('Next', number + 1)}
			{link('Last', last)}
		</nav>
	)
}
