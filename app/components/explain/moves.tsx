import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { Skeleton } from '#app/components/ui/skeleton.tsx'
import type { WhyTarget } from '#shared/presentation/figures/key-figure.ts'
import type { MovesView } from '#shared/presentation/remedies/moves-view.ts'
import { LeafLink } from './leaf-link.tsx'
import { Tag } from './tag.tsx'
import { useWhyAddress } from './use-why-address.ts'

type Reply = { readonly view: MovesView | null }

const LINE_HEIGHT = 120

/** How far the figure moves with what it rests on. Asked for once the drawer is open: the engine runs anew for every line. */
export function MovesSection({ target, revision }: { target: WhyTarget; revision: number }) {
	const address = useWhyAddress('moves', target)
	const fetcher = useFetcher<Reply>({ key: `${address} ${revision}` })
	const { load } = fetcher
	useEffect(() => {
		load(address)
	}, [load, address, revision])
	const view = fetcher.data?.view
	if (view === null) return null
	return (
		<section aria-label="Moves when you change" aria-busy={view === undefined}>
			<h3>Moves when you change</h3>
			{view === undefined ? (
				<Skeleton height={LINE_HEIGHT} />
			) : (
				<>
					{view.lines.map((line) => (
						<div className="explain-input" key={line.key}>
							<span>
								<LeafLink href={line.href}>{line.label}</LeafLink>
								<span className="text-ink-3">, {line.change}</span> {line.tag === 'guess' && <Tag tag={line.tag} />}
							</span>
							<span className="explain-input-value">{line.by}</span>
						</div>
					))}
					<p className="explain-input-source pt-2">{view.note}</p>
				</>
			)}
		</section>
	)
}
