import { Component, type ReactNode } from 'react';
import { chosenLang, wordsOf } from '../words/useWords.ts';

/** What stands on the screen when a screen itself breaks; what was saved is in the database and stays. */
export class Fence extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const { t } = wordsOf(chosenLang() ?? 'id');
    return (
      <main className="page">
        <h1>{t('app.broken')}</h1>
        <p>{t('app.brokenFix')}</p>
        <button type="button" className="button main" onClick={() => location.reload()}>{t('app.reload')}</button>
      </main>
    );
  }
}
