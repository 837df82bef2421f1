"""Text as people have it, an e-mail, a CV, a page of LinkedIn: the periods in it and what stands beside them."""
