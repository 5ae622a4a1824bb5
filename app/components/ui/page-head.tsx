import type { ReactNode } from 'react'
import { WithTerms } from './terms.tsx'

/** The page's one finding, the sentence under it, and what can be done here. */
export function PageHead({
	title,
	children,
	actions,
}: {
	title: ReactNode
	children?: ReactNode
	actions?: ReactNode
}) {
	return (
		<div className="page-head">
			<div>
				<h1>
					<WithTerms>{title}</WithTerms>
				</h1>
				{children !== undefined && (
					<p>
						<WithTerms>{children}</WithTerms>
					</p>
				)}
			</div>
			{actions !== undefined && <div className="page-acts">{actions}</div>}
		</div>
	)
}
