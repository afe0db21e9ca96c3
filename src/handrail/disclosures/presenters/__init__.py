"""What pages about disclosures show, put into words. Outside its own organisation everybody is a post."""
