import type { Rule } from 'eslint';
import { roomOf } from './boundaries.ts';

/** A module's SQL lives in its store.ts (or store/), so that a reviewer finds all of it in one place. */
export const sqlOnlyInStore: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], messages: { elsewhere: 'SQL lives in store.ts' } },
  create(context) {
    const room = roomOf(context.filename);
    const isAllowed = room.kind !== 'module' || /(^|\/)store(\.ts$|\/)|\.test\.ts$|(^|\/)table(s)?[./]|fixtures/.test(room.inside);
    if (isAllowed) return {};
    return {
      TaggedTemplateExpression(node) {
        if (node.tag.type === 'Identifier' && node.tag.name === 'sql') context.report({ node, messageId: 'elsewhere' });
      },
    };
  },
};
