import { refusal } from '../errors/refusal.js';

export const DocumentChanged = refusal(
  'document_changed',
  409,
  'Ce document n’est plus celui qui a été enregistré : il a été modifié dans la base de données.',
  'Ne vous y fiez pas. Reprenez l’original, et prévenez la personne qui gère le serveur.',
);
