import { clsx } from 'clsx'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { WithTerms } from './terms.tsx'

export type CardProps = {
	/** The finding, or with `plain` the name of a list. */
	title: ReactNode
	plain?: boolean
	sub?: ReactNode
	actions?: ReactNode
	foot?: ReactNode
	/** Content that runs to the card's edges, such as a grid. */
	bleed?: boolean
	className?: string
	children: ReactNode
}

/** A titled surface with a line. Cards are never nested. */
export function Card({ title, plain = false, sub, actions, foot, bleed = false, className, children }: CardProps) {
	const id = useId()
	return (
		<section className={clsx('card', className)} aria-labelledby={id}>
			<div className="card-head">
				<div>
					<h2 id={id} className={clsx(plain && 'card-name')}>
						<WithTerms>{title}</WithTerms>
					</h2>
					{sub !== undefined && (
						<p className="card-sub">
							<WithTerms>{sub}</WithTerms>
						</p>
					)}
				</div>
				{actions !== undefined && <div className="card-acts">{actions}</div>}
			</div>
			{bleed ? children : <div className="card-body">{children}</div>}
			{foot !== undefined && <div className="card-foot">{foot}</div>}
		</section>
	)
}
