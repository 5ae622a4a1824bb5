import type { ReactNode } from 'react'
import { LandingBar } from './landing-bar.tsx'

type PublicPageProps = { title: string; lede: ReactNode; signedIn: boolean; wide?: boolean; children: ReactNode }

/** A page to be read without an account. */
export function PublicPage({ title, lede, signedIn, wide = false, children }: PublicPageProps) {
	return (
		<div className="landing" style={wide ? { maxWidth: 1368 } : undefined}>
			<LandingBar signedIn={signedIn} />
			<main className="pt-6">
				<h1 className="!text-[34px] !leading-10">{title}</h1>
				<p className="landing-lede">{lede}</p>
				{children}
			</main>
		</div>
	)
}
