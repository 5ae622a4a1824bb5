import { useState } from 'react'
import type { ReactNode } from 'react'
import { useAsked } from '#app/hooks/use-asked.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { Skeleton } from '#app/components/ui/skeleton.tsx'

export type LateSectionProps<Reply> = {
	/** heads it until its reply is there */
	title: string
	/** what came with the page; undefined: it is asked for at `address` once the drawer is open */
	given: Reply | undefined
	address: string
	is: (value: unknown) => value is Reply
	/** which edit of the plan is shown */
	revision: number
	/** of the lines that are coming, in CSS pixels, so that little jumps */
	height: number
	children: (reply: Reply) => ReactNode
}

/** A part of the drawer that takes the engine longer than the figure: the drawer is read meanwhile. */
export function LateSection<Reply>(props: LateSectionProps<Reply>) {
	const [tries, setTries] = useState(0)
	if (props.given !== undefined) return <>{props.children(props.given)}</>
	return <AskedSection key={tries} {...props} onAgain={() => setTries((count) => count + 1)} />
}

type AskedSectionProps<Reply> = LateSectionProps<Reply> & { onAgain: () => void }

function AskedSection<Reply>({ title, address, is, revision, height, children, onAgain }: AskedSectionProps<Reply>) {
	const { reply, stale, problem } = useAsked(address, { is, pauseMs: 0, rev: revision })
	const isComing = stale || (problem === null && reply === null)
	if (!isComing && problem === null && reply !== null) return <>{children(reply)}</>
	return (
		<section className="needs-scripts" aria-label={title} aria-busy={isComing}>
			<h3>{title}</h3>
			{isComing ? (
				<Skeleton height={height} />
			) : (
				<Notice
					kind="tight"
					live
					action={
						<Button type="button" size="small" onClick={onAgain}>
							Try again
						</Button>
					}
				>
					{problem}
				</Notice>
			)}
		</section>
	)
}
