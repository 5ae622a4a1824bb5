import type { ReactNode } from 'react'
import { Logo } from '#app/components/ui/logo.tsx'
import { ThemeButton } from '#app/components/ui/theme-button.tsx'

export type AccountPageProps = { title: string; lede?: ReactNode; children: ReactNode; foot?: ReactNode }

/** One narrow card for one small form: sign-up, log-in, a new password, an invitation. */
export function AccountPage({ title, lede, children, foot }: AccountPageProps) {
	return (
		<div>
			<header className="bar">
				<Logo />
				<span className="spring" />
				<ThemeButton />
			</header>
			<main id="main" className="mx-auto w-full max-w-[440px] px-4 pt-10 pb-16">
				<section className="card p-6">
					<h1 className="font-serif text-[24px]/[30px] font-semibold">{title}</h1>
					{lede !== undefined && <p className="mt-1 text-read text-ink-2">{lede}</p>}
					<div className="mt-5">{children}</div>
				</section>
				{foot !== undefined && <p className="mt-4 text-center text-ink-2">{foot}</p>}
			</main>
		</div>
	)
}
