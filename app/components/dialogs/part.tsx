import { useId } from 'react'
import { Card, type CardProps } from '#app/components/ui/card.tsx'
import { useSending } from './sending.tsx'

/** A titled part: a card on a page, a plain section in a dialog. */
export function Part(props: CardProps) {
	const id = useId()
	if (useSending() === null) return <Card {...props} />
	const { title, sub, actions, children } = props
	return (
		<section className="dialog-part" aria-labelledby={id}>
			<div className="dialog-part-head">
				<div>
					<h3 id={id}>{title}</h3>
					{sub !== undefined && <p className="card-sub">{sub}</p>}
				</div>
				{actions !== undefined && <div className="card-acts">{actions}</div>}
			</div>
			{children}
		</section>
	)
}
