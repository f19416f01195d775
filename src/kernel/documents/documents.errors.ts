import { DomainError } from '../errors/domain-error.js';

export class DocumentChanged extends DomainError {
  readonly code = 'document_changed';
  readonly status = 409;

  constructor() {
    super('Ce document n’est plus celui qui a été enregistré : il a été modifié dans la base de données.', {
      nextStep: 'Ne vous y fiez pas. Reprenez l’original, et prévenez la personne qui gère le serveur.',
    });
  }
}
